import type { ReactElement } from 'react';
import { MunicipalPage, type ArmProps } from './MunicipalPage.js';

/** The control: the page, and the line that says who or what translated it. */
export function NoticeArm({ content, faulty, onReport }: ArmProps): ReactElement {
  return <MunicipalPage content={content} faulty={faulty} onReport={onReport} />;
}
