import type { ComponentType } from 'react';
import { KeyFactsArm } from './key-facts.js';
import type { ArmProps } from './MunicipalPage.js';
import { NoticeArm } from './notice.js';
import { OriginalArm } from './original.js';

/** The arms of the experiment, by the ids of its definition. */
export const arms: Readonly<Record<string, ComponentType<ArmProps>>> = {
  notice: NoticeArm,
  original: OriginalArm,
  'key-facts': KeyFactsArm,
};

export type { ArmProps } from './MunicipalPage.js';
