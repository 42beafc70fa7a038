import { expect, it } from 'vitest';
import { concerns } from './changes';

it('asks again only what a change can have changed', () => {
  const list = 'query Activities{activities(first:20){nodes{id}}}';
  expect(concerns(list, new Set(['ACTIVITY']))).toBe(true);
  expect(concerns(list, new Set(['VIOLATION', 'BUDGET']))).toBe(false);
  expect(concerns('query RecordHistory{history(subject:"activity/1"){nodes{what}}}', new Set(['RECEPTION']))).toBe(true);
  expect(concerns('query BudgetsOfBranch{budgets{nodes{available}}}', new Set(['COMMITMENT']))).toBe(true);
});

it('leaves the checks of a form to the typing', () => {
  expect(concerns('query CheckActivityForm{checkActivity(input:{}){outcome}activityRoute(input:{}){rule}}', new Set(['ACTIVITY']))).toBe(false);
});
