/*
 * Names and codes under which the client writes its small pictures into text. Facts carried over
 * from mingtianyihou33/wechat-emoji-parser (MIT).
 */

import { wordsOf } from './list.ts';

/** As a client in simplified Chinese writes them, in brackets. */
const simplified = `
  微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 酷 囧 抓狂 吐 偷笑 愉快 白眼 傲慢 饥饿 困 惊恐 流汗 憨笑 悠闲 奋斗 咒骂 疑问
  嘘 晕 疯了 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 糗大了 坏笑 左哼哼 右哼哼 哈欠 鄙视 委屈 快哭了 阴险 亲亲 吓 可怜 菜刀 西瓜 啤酒 篮球 乒乓 咖啡 饭 猪头 玫瑰
  凋谢 嘴唇 爱心 心碎 蛋糕 闪电 炸弹 刀 足球 瓢虫 便便 月亮 太阳 礼物 拥抱 强 弱 握手 胜利 抱拳 勾引 拳头 差劲 爱你 NO OK 爱情 飞吻 跳跳 发抖 怄火 转圈
  磕头 回头 跳绳 投降 激动 乱舞 献吻 左太极 右太极 奸笑 嘿哈 捂脸 机智 茶 红包 蜡烛 耶 皱眉 鸡 福 發 小狗 吃瓜 加油 汗 天啊 Emm 社会社会 旺柴 好的 打脸
  哇 加油加油 翻白眼 666 让我看看 叹气 苦涩 裂开 脸红 笑脸 破涕为笑 烟花 爆竹 庆祝 恐惧 无语 失望 生病 合十
`;

/** As a client in traditional Chinese writes them, where it differs. */
const traditional = `
  發呆 流淚 閉嘴 尷尬 發怒 調皮 驚訝 難過 饑餓 累 驚恐 大笑 悠閑 奮鬥 咒罵 疑問 噓 暈 瘋了 骷髏頭 再見 摳鼻 羞辱 壞笑 鄙視 陰險 親親 嚇 可憐 籃球 飯 豬頭
  枯萎 愛心 閃電 炸彈 甲蟲 太陽 禮物 擁抱 強 勝利 拳頭 差勁 愛你 愛情 飛吻 發抖 噴火 轉圈 磕頭 回頭 跳繩 激動 亂舞 獻吻 左太極 右太極 吼嘿 掩面 機智
  Packet 蠟燭 歐耶 皺眉 小雞 吃西瓜 一言難盡 失敬失敬 打臉 加油！ 讓我看看 嘆息 難受 崩潰 臉紅 笑臉 破涕為笑 煙花 慶祝 恐懼 無語
`;

/** As an English client writes them; names with a blank follow below. */
const english = `
  Smile Grimace Drool Scowl CoolGuy Sob Shy Silent Sleep Cry Awkward Angry Tongue Grin
  Surprise Frown Ruthless Blush Scream Puke Chuckle Joyful Slight Smug Hungry Drowsy Panic
  Sweat Laugh Commando Determined Scold Shocked Shhh Dizzy Tormented Toasted Skull Hammer Wave
  Speechless NosePick Clap Shame Trick Bah！L Bah！R Yawn Pooh-pooh Shrunken TearingUp Sly Kiss
  Wrath Whimper Cleaver Watermelon Beer Basketball PingPong Coffee Rice Pig Rose Wilt Lips
  Heart BrokenHeart Cake Lightning Bomb Dagger Soccer Ladybug Poop Moon Sun Gift Hug ThumbsUp
  ThumbsDown Shake Peace Fight Beckon Fist Pinky RockOn Nuh-uh InLove Blowkiss Waddle Tremble
  Aaagh! Twirl Kotow Dramatic JumpRope Surrender Hooray Meditate Smooch Smirk Hey Facepalm
  Smart Tea Candle Yeah! Concerned Salute Chick Blessing Bye Rich Pup Onlooker GoForIt Sweats
  OMG Respect Doge NoProb MyBad Wow KeepFighting Boring Awesome LetMeSee Sigh Hurt Broken
  Flushed Happy Lol Fireworks Firecracker Party Terror Duh Sick Worship LetDown
`;

const spaced = ['TaiChi L', 'TaiChi R', 'Let Down'];

/** Codes that old clients and some providers hand on instead of names. */
const oldCodes = `
  /::) /::~ /::B /::| /:8-) /::< /::$ /::X /::Z /::'( /::-| /::@ /::P /::D /::O /::( /::+
  /:--b /::Q /::T /:,@P /:,@-D /::d /:,@o /::g /:|-) /::! /::L /::> /::,@ /:,@f /::-S /:?
  /:,@x /:,@@ /::8 /:,@! /:!!! /:xx /:bye /:wipe /:dig /:handclap /:&-( /:B-) /:<@ /:@> /::-O
  /:>-| /:P-( /::'| /:X-) /::* /:@x /:8* /:pd /:<W> /:beer /:basketb /:oo /:coffee /:eat /:pig
  /:rose /:fade /:showlove /:heart /:break /:cake /:li /:bome /:kn /:footb /:ladybug /:shit
  /:moon /:sun /:gift /:hug /:strong /:weak /:share /:v /:@) /:jj /:@@ /:bad /:lvu /:no /:ok
  /:love /:<L> /:jump /:shake /:<O> /:circle /:kotow /:turn /:skip /:oY /:#-0 /:hiphot /:kiss
  /:<& /:&"
`;

/** What stands between brackets and is a picture. */
export const emojiNames: readonly string[] = [
  ...wordsOf(simplified),
  ...wordsOf(traditional),
  ...wordsOf(english),
  ...spaced,
];

/** Longest first, so that `/::'(` is not read as `/::'`. */
export const emojiCodes: readonly string[] = [...wordsOf(oldCodes)].sort(
  (a, b) => b.length - a.length,
);

/** What stands between brackets for a thing of another sort: never a small picture. */
export const placeholders: readonly string[] = wordsOf(`
  图片 文件 视频 语音 链接 小程序 聊天记录 位置 名片 转账 接龙 公告 群公告 音乐 直播 投票 红包链接
  photo image picture file video voice audio link location
  视频通话 语音通话 引用 通知 紧急 特急 加急 转发 转 重要 公开 草稿 待办 提醒 收到 完成 附件 原文
`);
