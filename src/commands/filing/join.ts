import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { numberedGroups } from '../numbered-groups.ts';
import { argument } from '../parse/argument.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { misread, parsed } from '../parse/parsed.ts';
import { plain } from '../parse/plain.ts';
import { applicationNumber, decide } from './deciding.ts';
import { keptGroup } from './kept-group.ts';

export const join = defineCommand({
  word: '并入',
  alias: 'join',
  summary: '用现有的群答复一件报备，申请人进群并任管理员',
  section: '台账',
  args: z.object({
    id: argument(applicationNumber('并入')).describe('申请编号'),
    which: argument((text) =>
      plain(text) === ''
        ? misread('请写明并入哪个群，如“并入 12 《农业农村工作群》”')
        : parsed(text.trim()),
    ).describe('《群名》或备案编号'),
  }),
  who: ['head', 'supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['并入 12 《农业农村工作群》', '并入 12 2026-0003'],
  run: (context, { id, which }) =>
    decide(context, id, 'joined', async (sort, deciding) => {
      if (sort.join === undefined) {
        return { ok: false, why: '这件申请不是报备，请批准或者驳回' };
      }
      const { tx, book } = context;
      const numbered = (await numberedGroups(tx, book)).map(({ number, row }) => ({
        number,
        groupId: row.id,
      }));
      const kept = await keptGroup(tx, {
        which,
        numbered,
        sort: deciding.entry.sort,
        except: deciding.entry.number,
        send: (name) => `并入 ${String(id)} ${name}`,
      });
      if (typeof kept === 'string') return { ok: false, why: kept.replace(/。$/u, '') };
      if (kept.number === deciding.entry.number) {
        return { ok: false, why: '并入的须是另一个群' };
      }
      return { ...(await sort.join(deciding, kept)), answer: kept.id };
    }),
});
