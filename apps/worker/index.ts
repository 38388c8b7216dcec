import { openHouse, type House, type Opening } from '#assembly'

/** Timers and deliveries without a web server: as many of them as a production needs. */
export async function startWorker(opening: Opening): Promise<House> {
  const house = await openHouse(opening)
  await house.work()
  return house
}
