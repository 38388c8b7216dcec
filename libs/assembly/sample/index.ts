export { csvLines, type CsvLine } from './csv.js'
export { provinceUnits } from './province-units.js'
export { accountsOf, sampleProvince, type Account, type SampleProvince } from './sample-province.js'
