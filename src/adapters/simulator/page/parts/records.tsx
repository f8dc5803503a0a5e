import type { SimRecord } from '../../protocol.ts';
import { readRecords } from '../api.ts';
import { nameIn, violationStateTitle } from '../names.ts';
import { chosenMessage, chosenMessageId } from '../state.ts';
import { dayTitle, secondOf } from '../time.ts';
import { useLookAgain } from './look-again.ts';
import { MessageBody } from './message-body.tsx';

/** What the bot recorded for the chosen message. */
export function Records() {
  const { value, fault } = useLookAgain(() => {
    const id = chosenMessageId.value;
    return id === null ? null : readRecords(id);
  });
  const message = chosenMessage.value;
  return (
    <section class="records" aria-label="所选消息的记录">
      <h2 class="right-title">所选消息</h2>
      {message === null ? (
        <p class="hint">点选一条消息，这里显示机器人对它的记录。</p>
      ) : (
        <>
          <div class="chosen">
            <p class="chosen-head">
              {nameIn(message.to, message.from)}
              <time>
                {dayTitle(message.at)} {secondOf(message.at)}
              </time>
            </p>
            {message.recalled ? (
              <p class="hint">这条消息已撤回。</p>
            ) : (
              <MessageBody message={message} />
            )}
          </div>
          {fault.value !== '' && (
            <p class="fault" role="alert">
              {fault.value}
            </p>
          )}
          {value.value?.length === 0 && (
            <p class="hint">没有记录：机器人没有从这条消息中发现问题。</p>
          )}
          {value.value?.map((record) => (
            <RecordCard key={record.violationId} record={record} />
          ))}
        </>
      )}
    </section>
  );
}

function RecordCard({ record }: { record: SimRecord }) {
  return (
    <article class="record" aria-label={`记录 ${record.violationId}`}>
      <header class="record-head">
        <h3>{record.title}</h3>
        <span class={`state state-${record.state}`}>{violationStateTitle(record.state)}</span>
      </header>
      <dl class="facts">
        <dt>记录</dt>
        <dd>
          {record.violationId}
          {record.hits > 1 && `（同一情形共 ${record.hits} 条）`}
        </dd>
        <dt>规则</dt>
        <dd>
          <code>{record.rule}</code>
        </dd>
        <dt>依据</dt>
        <dd>{record.clause}</dd>
        {Object.entries(record.numbers).map(([name, number]) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name}>{number}</dd>,
        ])}
      </dl>
    </article>
  );
}
