import type { Kind } from '../engine/kind.ts';
import { emoticon } from './emoticon.ts';
import { flooding } from './flooding.ts';
import { offHours } from './off-hours.ts';
import { rawForward } from './raw-forward.ts';

/** Every kind, in the order of the alphabet. */
export const kinds: readonly Kind[] = [emoticon, flooding, offHours, rawForward];
