import { describe, expect, it } from 'vitest';
import { emptinessOf } from '../../src/text/content-free.ts';
import { withoutEmoji } from '../../src/text/emoji.ts';
import { isAside, readEvent } from '../../src/text/event.ts';
import { fold } from '../../src/text/fold.ts';
import { hasKeyPoints } from '../../src/text/key-points.ts';
import { readPaper } from '../../src/text/paper.ts';
import { announcesSeries } from '../../src/text/series.ts';
import { isMarkedUrgent } from '../../src/text/urgency.ts';

const offices = {
  own: ['青溪镇', '镇党委', '镇政府'],
  superiors: ['云岭县', '林江市', '省', '国务院', '中央'],
};
function emptiness(said: string) {
  const { text, bare } = fold(withoutEmoji(said));
  return emptinessOf(text, bare);
}
const file = (name: string) =>
  readPaper('attachment', '', fold(name).text, offices)?.issuer ?? null;
const passedOn = (said: string) =>
  readPaper('text', fold(said).text, null, offices)?.issuer ?? null;
function points(said: string) {
  const { text, bare } = fold(said);
  return hasKeyPoints(text, bare);
}

describe('a mark of urgency', () => {
  it.each([
    '【紧急】请到岗',
    '特急！！！明天迎检',
    '加急加急❗️',
    '急急急！',
    '@所有人 紧急：停电',
    '緊急！',
    '【紧急通知】送表',
  ])('stands at the head: %s', (said) => {
    expect(isMarkedUrgent(fold(said).text)).toBe(true);
  });

  it.each([
    '紧急采购公示五天',
    '“紧急集合”党课明天开讲',
    '紧急通知：征订报刊',
    '请大家紧急处理',
    '急诊今天满了',
  ])('is not a word of another thing: %s', (said) => {
    expect(isMarkedUrgent(fold(said).text)).toBe(false);
  });

  it('may be a word of the unit', () => {
    expect(isMarkedUrgent(fold('【火速】到岗').text, ['火速'])).toBe(true);
  });
});

describe('an event', () => {
  it.each([
    '双河村堤坝漏水，请值班人员马上到岗',
    '柳湾渠道决口，水往低洼户灌，我已关闸，请派挖机！',
    '今晚120转来群体食物中毒17人，全体在家的医护立即返岗！',
    '3号泵站漏电，已拉闸，所有人不要靠近取水口！',
    '北堤有老人走失两小时，请各位帮忙看一眼！',
  ])('stands behind: %s', (said) => {
    expect(readEvent(fold(said).text).event).toBe(true);
  });

  it.each([
    '防汛宣传视频请大家集赞',
    '消防演练下午四点在广场，请各科室参加',
    '紧急通知：征订明年报刊，请报数',
    '哪个所还留着去年的触电案例，拷我一份',
    '特急！明天迎检，各科室打扫卫生',
    '《紧急救援》今晚七点放映',
    '收到，明早八点到',
  ])('is not made by words: %s', (said) => {
    expect(readEvent(fold(said).text).event).toBe(false);
  });

  it('may be named without happening here', () => {
    expect(readEvent('台风外围要来了')).toEqual({ event: false, eventWord: true });
  });

  it('does not carry business that could wait', () => {
    expect(isAside('对了，顺便把党费收一下')).toBe(true);
    expect(isAside('老人先送小学，点一遍人数')).toBe(false);
  });
});

describe('content-free', () => {
  it.each([
    '收到',
    '收到！',
    '好的呀，感谢薛主任',
    '１',
    'Ｏ Ｋ',
    '春晖收到',
    '嗯嗯',
    '遵命🫡',
    '收到收到[抱拳]',
  ])('%s acknowledges', (said) => {
    expect(emptiness(said)).toBe('ack');
  });

  it.each([
    '领导英明！',
    '龚姐yyds！！！',
    '深受鼓舞，热血沸腾！！',
    '点赞👍👍',
    '苏姐牛',
    '向前辈们致敬🙇',
  ])('%s praises', (said) => {
    expect(emptiness(said)).toBe('praise');
  });

  it.each([
    '收到，名单正在核',
    '收到马上组织转移三户',
    '1.发票系统明天升级',
    'OK，我把表发你',
    '1人请假',
    '好的，我下午来领两个',
    '昨天没收到文件',
    '情况不太好',
    '行政办今天搬家',
    '好看的花开了一路',
    '收到吗？',
    '',
  ])('%j says something or nothing at all', (said) => {
    expect(emptiness(said)).toBeNull();
  });
});

describe('a paper', () => {
  it.each([
    '云农发〔2026〕18号 关于开展春季农资打假专项行动的通知.pdf',
    '林江市农业农村局关于印发《高标准农田管护办法》的通知.pdf',
    '国务院安委会关于加强农机安全的意见.pdf',
    '中共林江市委办公室关于印发考核办法的通知（扫描件）.ofd',
    '省財政廳關於規範會計代理的意見.doc',
  ])('%s is a superior’s', (name) => {
    expect(file(name)).toBe('superior');
  });

  it.each(['青政发〔2026〕5号 青溪镇关于秋播的通知.pdf', '青溪镇党委关于调整分工的通知.docx'])(
    '%s is our own',
    (name) => {
      expect(file(name)).toBe('own');
    },
  );

  it.each([
    '4月防火巡护排班.xlsx',
    '防火宣传单（打印版）.pdf',
    '春防疫苗领取登记表.docx',
    '合影.jpg',
  ])('%s is none', (name) => {
    expect(file(name)).toBeNull();
  });

  it('is passed on with words of obedience only', () => {
    expect(passedOn('现将《云岭县水利局关于蓄水保灌的通知》转发给你们，请认真贯彻执行。')).toBe(
      'superior',
    );
    expect(passedOn('【转】县安委会：请各镇高度重视，抓好落实。')).toBe('superior');
  });

  it.each([
    '根据云农发〔2026〕18号文，农资店检查今天开始，今天先查柳湾村3家。',
    '停水通知请各站所转发到自己联系的村民群，让群众提前蓄水。',
    '网传高铁设站不属实，请大家不要转发。',
    '请各站所4月28日前报送一季度工作小结。',
  ])('is not passed on by: %s', (said) => {
    expect(passedOn(said)).toBeNull();
  });

  it('is a merged record of a group above, not of our own', () => {
    const record = (title: string) => readPaper('chat-history', title, null, offices)?.issuer;
    expect(record('[聊天记录] 云岭县春耕调度群的聊天记录')).toBe('superior');
    expect(record('[聊天记录] 全市农技推广群的聊天记录')).toBe('superior');
    expect(record('[聊天记录] 青溪镇育苗组的聊天记录')).toBe('own');
    expect(record('群聊的聊天记录')).toBe('unknown');
  });
});

describe('key points', () => {
  it.each([
    '赤霉病文件要点：抽穗扬花期4月12日前后第一次用药；药剂由中心统一采购，村里只需通知种植大户。',
    '添加剂那个公告，大白话：脱氢乙酸不能再进糕点了。拟办——我打印告知书送15家面包房，9月底回头看，别的不用管。',
  ])('stand with the handling: %s', (said) => {
    expect(points(said)).toBe(true);
  });

  it.each([
    '请大家认真学习贯彻意见精神，切实提高政治站位，狠抓落实，确保各项工作落到实处。',
    '请各单位传达学习，遵照执行，抓好落实，务必高度重视，请知悉请查收。',
    '要点：拟办。',
  ])('are not slogans: %s', (said) => {
    expect(points(said)).toBe(false);
  });
});

describe('a series', () => {
  it('is announced', () => {
    expect(announcesSeries('下面连发三张路线图，发完为止。')).toBe(true);
    expect(announcesSeries('先说明:下面连着三张是夜市设计图')).toBe(true);
  });

  it('is not any figure of things', () => {
    expect(announcesSeries('请各村领三张海报')).toBe(false);
  });
});
