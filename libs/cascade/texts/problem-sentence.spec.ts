import { expect, test } from '@jest/globals'
import { problems, type ProblemCode } from '#base'
import { problemSentence } from './index.js'

test('Every refusal is a whole sentence for an official, also when a fact is missing', () => {
  for (const code of Object.keys(problems) as ProblemCode[]) {
    const text = problemSentence({ code, params: {} })
    expect(text).toMatch(/^[\p{Lu}][^]*\.$/u)
    expect(text).not.toMatch(/undefined|null|NaN|\bbạn\b|hãy|vui lòng|!/u)
  }
})

test('A forbidden page says who can help, with post and telephone', () => {
  const helper = { name: 'Lý Thu Hằng', post: 'Chuyên viên', phone: '0214 3000 002' }
  expect(problemSentence({ code: 'scope.forbidden', params: { helper } })).toBe(
    'Đồng chí không có quyền thực hiện thao tác này. Liên hệ: Lý Thu Hằng (Chuyên viên, 0214 3000 002).',
  )
})
