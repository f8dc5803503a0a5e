/**
 * Only where no other subject is named: 防汛值班 is about 防汛, 党建考核 about 党建. After `<` the subject that such a word
 * stands for then.
 */
export const lesserSubjects = `
安全检查 安全大检查 隐患排查 安全隐患 隐患整治 安全工作 < 安全生产
项目建设 重点项目 重大项目 项目推进 项目调度
值班 值守 带班
换届 选举 < 村两委换届
体检 < 公共卫生
防疫 < 疫情防控
巡逻 < 平安建设
报表 月报 < 统计报表
志愿服务 志愿者 < 文明实践
稿件 投稿 宣传信息 通讯员 信息投稿 < 新闻宣传
窗口 < 政务服务
车辆 < 公务用车
报销 报账 预算 经费 < 财务
采购 招标 投标 招投标 < 政府采购
考勤 < 人事
档案 归档 < 档案管理
考核 考评 < 绩效考核
排班
`;

/** What one group is for within a subject and another is not: both say one, and not the same. */
export const aspects = `
缴费 征缴 收缴 参保 扩面 代缴
待遇 认证 报销 领取
招聘 用工 岗位 求职
学习 培训 理论
发展 接收
种植 播种 管护
`;

/** A group that buys or keeps things is none for those who are on duty, though they say nothing of it. */
export const apart = ['物资', '采购', '捐赠', '捐款', '审计', '稽查', '志愿者', '值班表'] as const;

/** Says nothing of what a group is about. */
export const filler =
  `工作交流群 工作联络群 工作通知群 微信工作群 微信群 工作群 交流群 通知群 联络群 调度群 专班群
群 工作 专项 信息 通知 公告 发布 报送 上报 报告 汇报 日常 常态化 相关 有关 落实 推进 推动 调度 部署 布置
安排 传达 联络 联系 对接 协调 沟通 交流 反馈 情况 事项 事务 任务 业务 行动 攻坚 全镇 全乡 全县 全区 全市
全体 节假日 节日 假日 春节 国庆 周末 夜间 本镇 本乡 本县 本区 本市 镇村 各村 各社区 各单位 各部门 村级 镇级 县级 乡镇 街道 社区 机关 干部 职工 人员
用于 主要 做好 加强 进一步 以及 年度 春季 夏季 秋季 冬季 期间 领导小组 工作组 工作专班 专班 小组 指挥部 指挥
办公室 联席会议 会商 研判 农村 城乡 居民 人民政府 政府 镇政府 书记 主任 村干部 政务 综合 内部 上级 及 和 与 的 等 镇 县 乡`.split(
    /\s+/u,
  );

/** What is done about a subject; it says something only where no subject is named. */
export const doings =
  `管理 巡查 巡护 检查 大检查 排查 整治 治理 整改 监测 防控 防治 宣传 教育 培训 学习 服务 建设 工程 项目
登记 采集 统计 摸底 摸排 核查 复核 认证 督导 督查 督办 值守 值班 动员 组织 活动 保障 处置 处理 办理 申报 审批
发放 缴费 征缴 收缴 验收 改造 创建 迎检 筹备 预警 应急 演练 监管 执法 劝导 引导 问题 安全 隐患 保护 实施 资金
关爱 支持 产业 发展 产业链 政策 解答 辅导 技术 指导 材料 指标 企业 对象 人员 收容 收集 征集 提升 优化 调处 化解 咨询 配合 责任 责任制 基层 群众 动态 安装 推广 推荐 维护 养护 运维 生产`.split(
    /\s+/u,
  );
