/**
 * The reader of letters: text in, draft cascade out. Pure: no clock, no directory; names and terms are returned as written
 * (`cascade/take-in` resolves them). Order of use: `secretLevel` before anything is stored, then `readLetter`;
 * `readSuperior` for the paper that the letter carries out.
 */
export { readLetter } from './read-letter.js'
export { relationsOf, type PaperRelation } from './papers/relations.js'
export { RELATIONS, type RelationKind } from './papers/relation-words.js'
export { secretLevel, type SecretLevel } from './secret.js'
export { readSuperior, type SuperiorPaper } from './head/superior.js'
export {
  QUESTION_KINDS,
  type Authority,
  type FocalUnit,
  type Obligation,
  type ObligationClass,
  type ObligationDue,
  type Proposal,
  type Question,
  type QuestionKind,
  type Reading,
  type Span,
} from './shape/reading.js'
export type {
  Addressee,
  Copy,
  Draft,
  DraftDocument,
  DraftDue,
  DraftTask,
  DocumentKind,
  LetterDate,
  PartialDate,
  Period,
  Reference,
  Relative,
  SignsFor,
  Signer,
  Target,
  TaskKind,
  Urgency,
} from './shape/draft.js'
