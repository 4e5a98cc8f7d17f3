// A sentence for each thing that can be wrong with a flow: what it is, and how to mend it.
import { SHAPE_WORDS } from './shape-problem-words.ts';
import { memberThing, notForGroupTitle, subjectTitle } from './subject-words.ts';

/** The facts of a problem, as words that can stand in a sentence. */
export type ProblemFacts = (name: string) => string;

export interface ProblemWords {
  readonly zh: (fact: ProblemFacts) => string;
  readonly en: (fact: ProblemFacts) => string;
}

const FLOW_WORDS = {
  'flow.empty': {
    zh: () => '流程还是空的：从左边拖一个步骤进来。',
    en: () => 'The flow is empty: drag in a first step from the palette.',
  },
  'start.missing': {
    zh: () => '还没有选从哪一步开始：选中一个步骤，把它设为开始。',
    en: () => 'No step is marked as the start: select one and make it the start.',
  },
  'start.unknown': {
    zh: (fact) => `开始的步骤「${fact('step')}」已经不在了：另选一个步骤作为开始。`,
    en: (fact) => `The start, “${fact('step')}”, is no longer there: choose another step as the start.`,
  },
  'update.duplicate': {
    zh: (fact) => `信息更新「${fact('update')}」有两个：删掉一个。`,
    en: (fact) => `There are two updates “${fact('update')}”: remove one.`,
  },
  'trigger.noSchedule': {
    zh: (fact) => `看不懂时间表「${fact('cron')}」，或者它永远不会到：按「分 时 日 月 周」写，比如每周一 9 点是 0 9 * * 1。`,
    en: (fact) => `The schedule “${fact('cron')}” cannot be read, or never comes: write minute, hour, day, month, weekday; Mondays at nine are 0 9 * * 1.`,
  },
  'trigger.noZone': {
    zh: (fact) => `没有「${fact('zone')}」这个时区：写成 Asia/Shanghai 这样。`,
    en: (fact) => `There is no time zone “${fact('zone')}”: write one like Asia/Shanghai.`,
  },
  'trigger.noRecord': {
    zh: () => '日期在成员属性里，没有记录可以带入运行信息：去掉带入的字段，或者把「日期在哪里」改成每条记录里。',
    en: () => 'The date is an attribute’s, and there is no record that could tell more: remove the mapping, or choose the date of a record.',
  },
  'trigger.toldAndOver': {
    zh: () => '同一个事件不能既说有这条记录、又说它作废：从其中一处去掉。',
    en: () => 'One event cannot tell of a record and say that it is over: remove it from one of the two.',
  },
  'trigger.oneRecord': {
    zh: (fact) => `同一个人同时有两条记录时，只有第一条会启动：在「同时进行多份」里选一个取自「${fact('id')}」的字段。`,
    en: (fact) => `Of two records that somebody has at a time only the first starts a run: keep runs apart by a field that is taken from “${fact('id')}”.`,
  },
  'trigger.nobody': {
    zh: () => '时间表还没有说给谁启动：选好社群、人群或活动，或者填上名单。',
    en: () => 'The schedule does not say for whom: name the community, segment or activity, or fill in the list.',
  },
  'trigger.ofMembers': {
    zh: () => '这个流程不是关于成员的：时间表只能给「全部」或一份名单启动。',
    en: () => 'This flow is not about members: its schedule can only start it for all, or for a list.',
  },
  'trigger.notTold': {
    zh: (fact) => `这样启动的流程带不进必填的「${fact('field')}」，所以谁也不会进入：改成选填，或者换一种启动方式。`,
    en: (fact) => `What starts the flow here does not tell the required “${fact('field')}”, so nobody would enter: make the field optional, or start it another way.`,
  },
  'calendar.missing': {
    zh: () => '这里用到了工作日，但流程还没有选工作日历：在流程设置里选一个。',
    en: () => 'This goes by working days and the flow names no calendar: choose one in the flow’s settings.',
  },
  'calendar.unknown': {
    zh: (fact) => `没有「${fact('calendar')}」这个工作日历：在流程设置里另选一个。`,
    en: (fact) => `There is no calendar “${fact('calendar')}”: choose another in the flow’s settings.`,
  },
  'calendar.ends': {
    zh: (fact) => `工作日历「${fact('titleZh') || fact('calendar')}」只到 ${fact('until')}，之后按周一到周五算：请在「工作日历」页补上后面的放假安排。`,
    en: (fact) => `The calendar “${fact('titleEn') || fact('calendar')}” ends on ${fact('until')}; after that Monday to Friday are taken: add the days that follow on the page “Working days”.`,
  },
  'message.noAccount': {
    zh: (fact) => `还没有能发${fact('channel')}的账号，发到这里会失败：到「渠道」页加一个，或者换一个渠道。`,
    en: (fact) => `There is no account to send by (${fact('channel')}), and the message would fail: add one on the page “Channels”, or choose another channel.`,
  },
  'message.variantNoAccount': {
    zh: (fact) => `没有配置${fact('channel')}这种渠道，给它写的这一版不会有人收到：到「渠道」页加一个账号，或者去掉这一版。`,
    en: (fact) => `No channel of this kind is set up (${fact('channel')}), and nobody will read what is written for it: add an account on the page “Channels”, or remove the variant.`,
  },
  'message.unknownAccount': {
    zh: (fact) => `${fact('channel')}没有「${fact('account')}」这个账号，发到这里会失败：到「渠道」页核对标识，或者留空用第一个账号。`,
    en: (fact) => `There is no account “${fact('account')}” (${fact('channel')}), and the message would fail: look its id up on the page “Channels”, or leave it empty for the first.`,
  },
  'message.stoppedAccount': {
    zh: (fact) => `账号「${fact('account')}」现在停着，消息会一直等到它恢复：到「渠道」页恢复发送。`,
    en: (fact) => `The account “${fact('account')}” is stopped, and messages wait until it goes on: let it go on, on the page “Channels”.`,
  },
  'message.notForGroup': {
    zh: (fact) =>
      `这个流程的对象是${subjectTitle(fact('subject'), 'zh')}，消息发到群里，而群没有${notForGroupTitle(fact('what'), 'zh')}：改回站内消息、发给本人、不等待，或者用「群发」逐个发给成员。`,
    en: (fact) =>
      `This flow is about ${subjectTitle(fact('subject'), 'en')}: its messages go to the group, which has ${notForGroupTitle(fact('what'), 'en')}. Send it in-app, to the member, without waiting; or use a broadcast to reach each member.`,
  },
  'message.noGroup': {
    zh: (fact) =>
      `这个流程的对象是${subjectTitle(fact('subject'), 'zh')}，消息发到群里，但流程不知道是哪个群：加一个名为 community 的信息，或者用「发群消息」选定社群，或者用「群发」。`,
    en: (fact) =>
      `This flow is about ${subjectTitle(fact('subject'), 'en')}: its messages go to the group, and it does not know which. Add a context field “community”, name one in a post to a group, or use a broadcast.`,
  },
  'message.quietTime': {
    zh: (fact) => `${fact('time')} 在静默时段里，这条消息会等到 ${fact('until')} 才发：改到别的时间，或者改成不受静默时段限制的用途。`,
    en: (fact) => `${fact('time')} falls into quiet hours, and this message waits until ${fact('until')}: choose another time, or a purpose that quiet hours do not bind.`,
  },
  'message.quietForMinors': {
    zh: (fact) => `${fact('time')} 在未成年人的静默时段里，发给他们的会等到 ${fact('until')}：改到别的时间，或者就这样。`,
    en: (fact) => `${fact('time')} falls into the quiet hours of minors, and theirs wait until ${fact('until')}: choose another time, or leave it so.`,
  },
  'step.duplicate': {
    zh: (fact) => `有两个步骤用了同一个标识「${fact('step')}」：改掉其中一个。`,
    en: (fact) => `Two steps have the id “${fact('step')}”: give one of them another.`,
  },
  'step.unknownType': {
    zh: (fact) => `这里没有「${fact('type')}」这种步骤：删掉它，或请开发者装上这个步骤类型。`,
    en: (fact) => `There is no step type “${fact('type')}” here: remove the step, or have a developer install its type.`,
  },
  'step.unknownVersion': {
    zh: (fact) => `步骤类型「${fact('type')}」的版本是 ${fact('known')}，这个步骤用的是 ${fact('version')}：删掉它，重新加一个。`,
    en: (fact) =>
      `“${fact('type')}” is at version ${fact('known')} here and the step wants ${fact('version')}: remove it and add it again.`,
  },
  'step.retriesNothing': {
    zh: () => '这个步骤不做外部动作，没有什么可重试：关掉它的「失败重试」。',
    en: () => 'This step does nothing outside that could be tried again: switch its retries off.',
  },
  'subject.notAMember': {
    zh: (fact) =>
      `这个流程的对象是${subjectTitle(fact('subject'), 'zh')}，没有只属于成员的${memberThing(fact('what'), 'zh')}：对每个成员另起一个流程来做，或者改用 subject。`,
    en: (fact) =>
      `This flow is about ${subjectTitle(fact('subject'), 'en')}, which has no ${memberThing(fact('what'), 'en')}: start a flow for each member instead, or name “subject”.`,
  },
  'note.duplicate': {
    zh: (fact) => `有两张便签用了同一个标识「${fact('note')}」：删掉其中一张。`,
    en: (fact) => `Two notes have the id “${fact('note')}”: remove one of them.`,
  },
  'step.unreachable': {
    zh: () => '没有路能走到这一步：从别的步骤连一条线过来，或者删掉它。',
    en: () => 'No path leads to this step: connect one to it, or remove it.',
  },
  'edge.duplicate': {
    zh: (fact) => `从「${fact('outcome')}」到${fact('to')}的线画了两遍：删掉一条。`,
    en: (fact) => `The line from “${fact('outcome')}” to ${fact('to')} is there twice: remove one.`,
  },
  'edge.unknownFrom': {
    zh: (fact) => `有一条线从不存在的步骤${fact('step')}出发：删掉它。`,
    en: (fact) => `A line leaves a step that is not there, ${fact('step')}: remove it.`,
  },
  'edge.unknownTo': {
    zh: (fact) => `出口「${fact('outcome')}」连到了不存在的步骤${fact('step')}：重新连线。`,
    en: (fact) => `“${fact('outcome')}” leads to a step that is not there, ${fact('step')}: connect it again.`,
  },
  'edge.unknownOutcome': {
    zh: (fact) => `这一步没有「${fact('outcome')}」这个出口了：删掉这条线，或者改回设置。`,
    en: (fact) => `This step has no outcome “${fact('outcome')}”: remove the line, or change the settings back.`,
  },
  'edge.second': {
    zh: (fact) => `出口「${fact('outcome')}」连了两条线，只能走一条：删掉多余的。`,
    en: (fact) => `Two lines leave “${fact('outcome')}” and only one can be taken: remove the other.`,
  },
  'ends.unknownOutcome': {
    zh: (fact) => `标记为结束的出口「${fact('outcome')}」已经没有了，不起作用。`,
    en: (fact) => `“${fact('outcome')}”, marked as an end, is no longer an outcome of this step. It does nothing.`,
  },
  'ends.connected': {
    zh: (fact) => `出口「${fact('outcome')}」既标记为结束，又连了线：去掉其中一个。`,
    en: (fact) => `“${fact('outcome')}” is marked as an end and leads on as well: take one of them away.`,
  },
  'outcome.unconnected': {
    zh: (fact) => `出口「${fact('outcome')}」还没有下一步：连一条线，或者标记为在这里结束。`,
    en: (fact) => `“${fact('outcome')}” leads nowhere: connect it, or mark it as an end.`,
  },
  'outcome.reserved': {
    zh: (fact) => `出口标识「${fact('outcome')}」是这种步骤自己要用的：换一个。`,
    en: (fact) => `The outcome id “${fact('outcome')}” belongs to the step type itself: take another.`,
  },
  'outcome.duplicate': {
    zh: (fact) => `两个出口用了同一个标识「${fact('outcome')}」：改掉一个。`,
    en: (fact) => `Two outcomes have the id “${fact('outcome')}”: change one.`,
  },
  'container.nested': {
    zh: (fact) => `打卡计划不能放在另一个打卡计划${fact('container')}里面：把它移到主路上。`,
    en: (fact) => `A programme cannot stand inside another, ${fact('container')}: move it to the main path.`,
  },
  'tier.otherLadder': {
    zh: (fact) => `这一层不在选的分层里：从${fact('tiers')}里选一层。`,
    en: (fact) => `This tier is not on the chosen ladder: take one of ${fact('tiers')}.`,
  },
  'emit.reserved': {
    zh: () => '以 $ 开头的事件由系统自己发出：换一个名字。',
    en: () => 'Events that begin with $ are the system’s own: take another name.',
  },
  'points.zero': {
    zh: () => '加减 0 分没有意义：填一个正数或负数。',
    en: () => 'Zero points change nothing: enter a number above or below zero.',
  },
  'split.noShare': {
    zh: () => '各组的份额都是 0，没有人能分到：至少给一组大于 0 的份额。',
    en: () => 'Every share is 0, so nobody could go anywhere: give at least one way a share above 0.',
  },
  'split.noField': {
    zh: () => '按运行信息分，要写明是哪一项。',
    en: () => 'To split by a context field, say by which one.',
  },
  'split.noDefault': {
    zh: () => '按名单分，要写明不在名单里的走哪组。',
    en: () => 'A split by a table needs the way of what is not in the table.',
  },
  'split.unknownWay': {
    zh: (fact) => `没有叫「${fact('way')}」的组：写上面各组里的一个名称。`,
    en: (fact) => `There is no way called “${fact('way')}”: write the name of one of the ways above.`,
  },
  'split.unitTwice': {
    zh: (fact) => `「${fact('unit')}」在名单里出现了两次：只留一行。`,
    en: (fact) => `“${fact('unit')}” stands in the table twice: keep one line.`,
  },
  'join.outside': {
    zh: () => '「汇合」要放在「并行」的路上：把并行的路连到它，或者删掉它。',
    en: () => 'A join belongs on the paths of an “In parallel”: lead those paths to it, or remove it.',
  },
  'join.second': {
    zh: (fact) => `并行${fact('container')}已经有一个「汇合」了：把所有要汇合的路都连到同一个上。`,
    en: (fact) => `${fact('container')} has a join already: lead all its paths to the same one.`,
  },
  'path.crosses': {
    zh: (fact) => `这条线进出了${fact('container')}：里面的路到${fact('to')}之前就要结束或者汇合，外面的路也不能连进来。`,
    en: (fact) =>
      `This line crosses the border of ${fact('container')}: its paths end or join inside it and cannot share ${fact('to')} with others.`,
  },
  'cycle.spins': {
    zh: (fact) => `这一圈（${fact('steps')}）中间没有会花时间的步骤，会转个不停：在圈里加一个等待时长、等待行为或人工任务。`,
    en: (fact) =>
      `The way round through ${fact('steps')} takes no time and would spin: put a wait for a while, a wait for an event, or a task on it.`,
  },
  'reference.unknownStep': {
    zh: (fact) => `这里用到的步骤${fact('step')}不存在：重新选一个。`,
    en: (fact) => `This refers to a step that is not there, ${fact('step')}: choose another.`,
  },
  'reference.unknownField': {
    zh: (fact) => `流程没有带入「${fact('field')}」这项信息：在流程设置里加上，或者改用别的。`,
    en: (fact) => `The flow has no context field “${fact('field')}”: add it in the flow’s settings, or use another.`,
  },
  'reference.unknownColumn': {
    zh: (fact) => `内容表里没有「${fact('column')}」这一列：改正文里的列名，或在表里加上这一列。`,
    en: (fact) => `The table of content has no column “${fact('column')}”: correct the text, or add the column.`,
  },
  'reference.unknownVariable': {
    zh: (fact) =>
      `没有步骤会给出变量「${fact('variable')}」：检查拼写。打卡计划给出 day、streak、missedInRow、missedTotal；成员信息写作 member.name。`,
    en: (fact) =>
      `No step sets the variable “${fact('variable')}”: check the spelling. A programme sets day, streak, missedInRow and missedTotal; a member’s attributes are written member.name.`,
  },
  'condition.countHere': {
    zh: (fact) => `在判断单个事件的地方不能数「${fact('event')}」的次数：把它放到后面的条件分支里。`,
    en: (fact) => `Where one event is judged, “${fact('event')}” cannot be counted: move that into a branch after it.`,
  },
  'condition.beforeRun': {
    zh: (fact) => `触发时流程还没开始，没有「${fact('name')}」：改用事件的字段。`,
    en: (fact) => `Before the run starts there is no “${fact('name')}”: use a property of the event instead.`,
  },
  'condition.noEvent': {
    zh: (fact) => `这里没有正在判断的事件，用不了它的字段「${fact('property')}」：改用成员属性或运行信息。`,
    en: (fact) => `There is no event here to take “${fact('property')}” from: use an attribute or a context field.`,
  },
  'condition.typeMismatch': {
    zh: (fact) => `「${fact('field')}」是${fact('type')}，和这个值或比较方式对不上：改一下值或比较方式。`,
    en: (fact) => `“${fact('field')}” is ${fact('type')}, and this value or comparison does not fit it: change one of them.`,
  },
  'condition.wrongComparison': {
    zh: (fact) => `「${fact('field')}」不能比大小，也不能用「包含」：改用等于、不等于或属于。`,
    en: (fact) => `“${fact('field')}” has no order and no parts: compare it by is, is not, or is one of.`,
  },
  'condition.unknownChoice': {
    zh: (fact) => `「${fact('field')}」没有「${fact('value')}」这个选项：从 ${fact('choices')} 里选，或者去登记新的选项。`,
    en: (fact) => `“${fact('field')}” cannot be “${fact('value')}”: choose from ${fact('choices')}, or declare another choice.`,
  },
  'condition.noSuchValue': {
    zh: (fact) => `「${fact('field')}」不会是「${fact('value')}」：从 ${fact('choices')} 里选。`,
    en: (fact) => `“${fact('field')}” is never “${fact('value')}”: choose from ${fact('choices')}.`,
  },
  'condition.undeclared': {
    zh: (fact) => `「${fact('name')}」没有在数据说明里登记：检查拼写，或者去登记。`,
    en: (fact) => `“${fact('name')}” is not declared: check the spelling, or declare it.`,
  },
  'anchor.notADate': {
    zh: (fact) => `「${fact('field')}」是${fact('type')}，不能当日期用：选一个日期。`,
    en: (fact) => `“${fact('field')}” is ${fact('type')} and cannot serve as a date: choose a date.`,
  },
  'key.unknownField': {
    zh: (fact) => `区分并行流程用的「${fact('field')}」不在运行信息里：加上它，或者另选一项。`,
    en: (fact) => `The key “${fact('field')}” is not a context field: add it, or choose another.`,
  },
  'key.notRequired': {
    zh: (fact) => `区分并行流程用的「${fact('field')}」必须每次都有：把它设为必填。`,
    en: (fact) => `The key “${fact('field')}” must be there for every run: mark the field as required.`,
  },
  'context.duplicate': {
    zh: (fact) => `运行信息里有两个「${fact('field')}」：删掉一个。`,
    en: (fact) => `The context field “${fact('field')}” is there twice: remove one.`,
  },
  'exit.duplicate': {
    zh: (fact) => `有两条退出规则用了同一个标识「${fact('exit')}」：改掉一个。`,
    en: (fact) => `Two exit rules have the id “${fact('exit')}”: change one.`,
  },
  'template.tooLong': {
    zh: (fact) => `正文超过了 ${fact('maximum')} 个字：删短一些。`,
    en: (fact) => `The text is longer than ${fact('maximum')} characters: shorten it.`,
  },
  'template.unknownTag': {
    zh: (fact) => `正文里不能用 {% ${fact('tag')} %}：可以用 if、unless、case。`,
    en: (fact) => `A text cannot use {% ${fact('tag')} %}: there are if, unless and case.`,
  },
  'template.unknownFilter': {
    zh: (fact) => `正文里没有「${fact('filter')}」这个过滤器：可以用 default、upcase、plus 等。`,
    en: (fact) => `There is no filter “${fact('filter')}”: there are default, upcase, plus and the like.`,
  },
  'template.tooMuch': {
    zh: () => '正文算起来太大了：去掉里面的长区间。',
    en: () => 'The text takes too much to work out: take out the long ranges.',
  },
  'template.syntax': {
    zh: () => '正文里的 {{ }} 或 {% %} 没写完整：检查括号有没有配对。',
    en: (fact) => `The {{ }} or {% %} in the text are not complete: check that each is closed. (${fact('message')})`,
  },
  'template.wholeObject': {
    zh: (fact) => `「${fact('name')}」后面要写明是哪一项，例如 {{ ${fact('name')}.字段 }}。`,
    en: (fact) => `Say which part of “${fact('name')}” is meant, such as {{ ${fact('name')}.field }}.`,
  },
  'template.manyValues': {
    zh: (fact) => `「${fact('name')}」里不止一个值，整个写进文字没法读：改成其中一项，例如 {{ ${fact('part')} }}。`,
    en: (fact) => `“${fact('name')}” holds more than a single value and cannot be read as a whole: name a part of it, such as {{ ${fact('part')} }}.`,
  },
  'setting.fixed': {
    zh: (fact) => `「${fact('fieldZh')}」是照原样用的，里面的 {{ }} 不会换成变量的值：直接写出要用的内容。`,
    en: (fact) => `“${fact('fieldEn')}” is taken as it is written, and variables are not filled in here: write what is meant itself.`,
  },
  'compare.ofCommunities': {
    zh: () => '整群分组的要拿群来比：两组都选「一个社群的成员」，几个群用逗号隔开。',
    en: () => 'What was assigned to whole communities is compared by community: take the members of communities for both groups, several apart by commas.',
  },
  'forEach.ofMembers': {
    zh: (fact) => `社群、报名、事件和人群里都是成员，不是${subjectTitle(fact('subject'), 'zh')}：改用名单、变量里的名单或全部。`,
    en: (fact) => `Communities, registrations, incidents and segments are of members, none of them ${subjectTitle(fact('subject'), 'en')}: take a list, a list in a variable, or all.`,
  },
  'forEach.noRows': {
    zh: () => '要给内容表的每一行启动流程，可内容表还是空的：加上行，或换一种对象。',
    en: () => 'It starts a flow for each row, and the table has none: add rows, or take another audience.',
  },
  'forEach.noMoment': {
    zh: (fact) => `「${fact('text')}」不是第几天几点：写成「2 20:00」，即这次运行开始两天后的 20:00。`,
    en: (fact) => `“${fact('text')}” is no day and time: write “2 20:00” for two days after this run began, at 20:00.`,
  },
  'forEach.whereOfMembers': {
    zh: (fact) => `条件是对成员判断的，这里的对象是${subjectTitle(fact('subject'), 'zh')}：去掉条件，让启动的流程自己判断。`,
    en: (fact) => `The condition is judged of members, and this is about ${subjectTitle(fact('subject'), 'en')}: take it away, and let the started flow judge.`,
  },
  'tag.none': {
    zh: () => '还没写要加或去掉什么标签：至少写一个。',
    en: () => 'There is no tag to add or remove: name at least one.',
  },
  'tag.addedAndRemoved': {
    zh: (fact) => `标签「${fact('tag')}」又加又去：留一个。`,
    en: (fact) => `The tag “${fact('tag')}” is both added and removed: keep one.`,
  },
  'programme.graceTooLong': {
    zh: (fact) => `宽限太长，会碰到下一次：最多 ${fact('most')} 分钟。`,
    en: (fact) => `The grace would reach into the next turn: at most ${fact('most')} minutes.`,
  },
  'programme.nothingToMeet': {
    zh: () => '没有打卡行为，就没有缺卡、连续和补卡：把这一项清空，或者填上打卡行为。',
    en: () => 'With nothing to be met there are no missed turns, streaks or cards: leave this empty, or say what meets a turn.',
  },
  'programme.cardsUnused': {
    zh: () => '这些补卡谁也用不上：打开「缺卡时自动用掉」，或者写明用卡的行为。',
    en: () => 'Nobody could use these cards: let them be used at once, or name the event that uses one.',
  },
  'programme.rowTwice': {
    zh: (fact) => `内容表里有两行的标识都是「${fact('row')}」：改掉其中一个。`,
    en: (fact) => `Two rows of the table have the id “${fact('row')}”: give one of them another.`,
  },
  'programme.column': {
    zh: (fact) => `内容表的列名「${fact('column')}」不能用：以文字开头，不要空格和标点，最多 64 个字。`,
    en: (fact) => `A column cannot be called “${fact('column')}”: begin with a letter, without blanks and signs, at most 64 characters.`,
  },
  'programme.remindOutside': {
    zh: (fact) => `提醒时间要在开始 ${fact('opens')} 和截止 ${fact('closes')} 之间。`,
    en: (fact) => `The reminder must lie between the opening at ${fact('opens')} and the close at ${fact('closes')}.`,
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;

export const PROBLEM_WORDS: Readonly<Record<string, ProblemWords>> = { ...SHAPE_WORDS, ...FLOW_WORDS };
