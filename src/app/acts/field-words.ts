/** What every field of a step is given, and the words beside its label. */
import type { TFunction } from 'i18next';
import type { zhCN } from '#app/language/zh-CN.ts';
import type { Field } from '#domain/kernel/field.ts';
import type { Subject } from './subject.ts';

export type FieldName = keyof (typeof zhCN)['field'];
export type Code = keyof (typeof zhCN)['code'];

export interface StepFieldProps {
  readonly name: FieldName;
  readonly need: Field;
  readonly about: Subject;
  /** The action that asks. */
  readonly act: string;
}

export const LONG_TEXT = 2000;

export const noteOf = (t: TFunction, { optional, least }: Field): string | undefined => {
  if (optional) return t('form.optional');
  return least !== undefined && least > 1 ? t('form.minimum', { n: least }) : undefined;
};
