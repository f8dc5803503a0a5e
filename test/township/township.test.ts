import { describe, expect, it } from 'vitest';
import { daysOf } from './days.ts';
import { live } from './live.ts';
import { township } from './place.ts';
import { lookAt, mostShare } from './promises.ts';
import { readWords } from './words.ts';

/** More seeds, and more said a day, by `npx tsx test/township/run.ts`. */
const seed = Number(process.env['QUNGUI_TOWNSHIP_SEED'] ?? '1');

describe('thirty days of a township of 34 groups and 212 people', () => {
  it('hold every promise of restraint', async () => {
    const town = township();
    // Little is said: so the bot's share is at its highest.
    const days = daysOf(town, readWords(), seed, { least: 40, most: 44 });
    const lived = await live(town, days, 90_000);
    const { figures, broken } = lookAt(town, days, lived);

    expect(broken).toEqual([]);
    // It could not be seen to hold if nothing had happened.
    expect(figures.messages).toBeGreaterThan(20_000);
    expect(lived.recorded).toBe(figures.messages);
    expect(figures.violations).toBeGreaterThan(1_000);
    expect(figures.linesInGroups).toBeGreaterThan(100);
    expect(figures.answersInGroups).toBeGreaterThan(0);
    expect(figures.privateWords).toBeGreaterThan(500);
    expect(figures.share).toBeLessThanOrEqual(mostShare);
  }, 240_000);
});
