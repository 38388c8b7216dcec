import { Controller, Get } from '@nestjs/common'
import { refuse, type Result } from '#base'
import type { Views } from '#cascade'
import { routes, type House, type Moved } from '#contract'
import { openApiDocument } from './openapi-document.js'
import { Part, type Parts } from './parts.js'
import { Input, Route, type InputOf } from './route.decorator.js'

@Controller()
export class HouseController {
  constructor(
    @Part('views') private readonly views: Views,
    @Part('moveClock') private readonly move: Parts['moveClock'],
  ) {}

  @Route(routes.house)
  house(): Promise<House> {
    return this.views.house()
  }

  @Route(routes.moveClock)
  async moveClock(@Input() { body }: InputOf<typeof routes.moveClock>): Promise<Moved | Result<Moved>> {
    return this.move ? this.move(body.to) : refuse('clock.production', {})
  }

  /** For programs outside: the same routes, as OpenAPI 3.1. */
  @Get('/api/openapi.json')
  openApi(): ReturnType<typeof openApiDocument> {
    return openApiDocument()
  }
}
