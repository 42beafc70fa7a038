using Compliance.Kernel;

namespace Compliance.Norms;

/// <summary>The sentences of findings and of the room's refusals, and the words that fill them.</summary>
internal static class NormsTexts
{
    public static void Add(Texts texts)
    {
        Refusals(texts);
        Findings(texts);
        Words(texts);
    }

    private static void Refusals(Texts texts) => texts
        .Add("PACK_NOT_DRAFTED", "该标准尚未起草，不能执行 {act}。", "The pack has not been drafted; {act} is not possible.")
        .Add("SUCCESSOR_NOT_ADOPTED", "接替的标准 {successor} 尚未采纳。", "The successor {successor} has not been adopted.")
        .Add("SUCCESSOR_OF_ANOTHER_LAYER", "接替的标准 {successor} 属于另一层级（{layer}）。", "The successor {successor} belongs to another layer ({layer}).")
        .Add("SUCCESSOR_IS_ITSELF", "标准不能由自身接替。", "A pack cannot succeed itself.")
        .Add("SUCCESSOR_NOT_IN_FORCE", "接替的标准自 {inForceFrom} 起才施行。", "The successor is in force only from {inForceFrom}.")
        .Add("SUPERSEDED_BEFORE_IN_FORCE", "该标准自 {inForceFrom} 起施行，废止日期须在其后。", "The pack is in force from {inForceFrom}; it can only be superseded after that day.")
        .Add("BRANCH_OF_ANOTHER_LAYER", "只有分支机构层级的标准才能指定分支机构。", "Only a pack of layer BRANCH names a branch.")
        .Add("CLAUSE_ID_FORM", "{field}：条款编号形如 meeting.quota。", "{field}: a clause id looks like meeting.quota.")
        .Add("CLAUSE_TWICE", "{field}：条款 {clause} 重复。", "{field}: clause {clause} is given twice.")
        .Add("RULE_INVALID", "{field}：规则无法使用（{reason}）。", "{field}: the rule cannot be used ({reason}).")
        .Add("WAIVER_EXISTS", "{subject} 的条款 {clause} 已经特批。", "Clause {clause} has already been waived for {subject}.");

    private static void Findings(Texts texts) => texts
        .Add("FINDING_UNKNOWN", "缺少以下信息，无法判断：{missing}。", "Cannot be judged without: {missing}.")
        .Add("FINDING_NO_FIGURE", "本条没有数额：须由本会决议或批准文件确定。", "The clause gives no figure: a resolution of the association or the approval must set it.")
        .Add("FINDING_DOCUMENTS_PASS", "所需文件齐全：{required}。", "The required documents are attached: {required}.")
        .Add("FINDING_DOCUMENTS_FAIL", "缺少文件：{absent}。", "Documents are missing: {absent}.")
        .Add("FINDING_ENTRY_PASS", "{fact}：{entry}，符合要求。", "{fact}: {entry}, as required.")
        .Add("FINDING_ENTRY_FAIL", "{fact}：{entry}，应为{expected}。", "{fact}: {entry}; it must be {expected}.")
        .Add("FINDING_ITEMS_PASS", "没有禁止的项目。", "Nothing forbidden was provided.")
        .Add("FINDING_ITEMS_FAIL", "含有禁止的项目：{forbidden}。", "Forbidden: {forbidden}.")
        .Add("FINDING_PLACE_KIND_PASS", "场所类别（{placeKind}）允许使用。", "A place of this kind ({placeKind}) is allowed.")
        .Add("FINDING_PLACE_KIND_FAIL", "不得使用此类场所：{placeKind}。", "Places of this kind are forbidden: {placeKind}.")
        .Add("FINDING_SCENIC_AREA_PASS", "地点不在名单所列风景名胜区内。", "The place is in none of the listed scenic areas.")
        .Add("FINDING_SCENIC_AREA_FAIL", "地点“{place}”在风景名胜区 {area}。", "The place \"{place}\" is in the scenic area {area}.")
        .Add("FINDING_OWN_REGION_PASS", "在本地区内举办，或已经批准异地举办。", "Held within the own region, or approved elsewhere.")
        .Add("FINDING_OWN_REGION_FAIL", "在{city}举办，超出本地区（{region}），没有批准文件。", "Held in {city}, outside the own region ({region}), with no approval.")
        .Add("FINDING_COUNT_PASS", "{fact} {number}，不超过 {max}。", "{fact} {number}, at most {max}.")
        .Add("FINDING_COUNT_FAIL", "{fact} {number}，超过 {max}。", "{fact} {number}, above {max}.")
        .Add("FINDING_COMPANIONS_PASS", "接待对象 {guests} 人，陪餐 {companions} 人，不超过 {limit} 人。", "{guests} guests, {companions} companions: at most {limit}.")
        .Add("FINDING_COMPANIONS_FAIL", "接待对象 {guests} 人，陪餐 {companions} 人，超过 {limit} 人。", "{guests} guests, {companions} companions: only {limit} are allowed.")
        .Add("FINDING_MEAL_PASS", "餐费 {meals} 元，不超过 {limit} 元。", "Meals of {meals} yuan, at most {limit}.")
        .Add("FINDING_MEAL_FAIL", "餐费 {meals} 元，超过 {limit} 元（每人每餐 {amount} 元）。", "Meals of {meals} yuan, above {limit} ({amount} per head and meal).")
        .Add("FINDING_MATCH_PASS", "公函、清单、发票和人数一致。", "Letter, list, invoice and head count agree.")
        .Add("FINDING_MATCH_FAIL", "公函、清单、发票或人数不一致：{unlike}。", "Letter, list, invoice or head count differ: {unlike}.")
        .Add("FINDING_REPEAT_PASS", "{days} 天内没有重复接待该单位。", "The unit was not received within {days} days before or after.")
        .Add("FINDING_REPEAT_FAIL", "{days} 天内已接待过该单位：{earlier}。", "The unit was received within {days} days: {earlier}.")
        .Add("FINDING_DAY_OFF_PASS", "{heldOn} 是工作日。", "{heldOn} is a workday.")
        .Add("FINDING_DAY_OFF_FAIL", "{heldOn} 是休息日或节假日。", "{heldOn} is a weekend or public holiday.")
        .Add("FINDING_QUOTA_PASS", "费用 {cost} 元，不超过综合定额 {limit} 元（每人每天 {perPersonDay} 元）。", "Cost {cost} yuan, within the quota of {limit} ({perPersonDay} per person and day).")
        .Add("FINDING_QUOTA_FAIL", "费用 {cost} 元，超过综合定额 {limit} 元（每人每天 {perPersonDay} 元）。", "Cost {cost} yuan, above the quota of {limit} ({perPersonDay} per person and day).")
        .Add("FINDING_CLASS_LIMIT_PASS", "{class} 类 {fact} {number}，不超过 {limit}。", "Class {class}: {fact} {number}, at most {limit}.")
        .Add("FINDING_CLASS_LIMIT_FAIL", "{class} 类 {fact} {number}，超过 {limit}。", "Class {class}: {fact} {number}, above {limit}.")
        .Add("FINDING_DAYS_PASS", "会期 {days} 天，不超过 {limit} 天。", "{days} days, at most {limit}.")
        .Add("FINDING_DAYS_FAIL", "会期 {days} 天，超过 {limit} 天。", "{days} days, above {limit}.")
        .Add("FINDING_STAFF_SHARE_PASS", "工作人员 {staff} 人，不超过参会人数的 {percent}%。", "{staff} staff, within {percent} % of the participants.")
        .Add("FINDING_STAFF_SHARE_FAIL", "工作人员 {staff} 人，超过参会人数的 {percent}%（{limit} 人）。", "{staff} staff, above {percent} % of the participants ({limit}).")
        .Add("FINDING_LECTURE_FEE_PASS", "讲课费均在标准之内。", "All lecture fees are within the standard.")
        .Add("FINDING_LECTURE_FEE_FAIL", "{over} 笔讲课费超过标准。", "{over} lecture fees are above the standard.")
        .Add("FINDING_LECTURE_HOURS_PASS", "讲课学时未超过每半天 {hoursPerHalfDay} 学时。", "No lecture has more than {hoursPerHalfDay} hours a half day.")
        .Add("FINDING_LECTURE_HOURS_FAIL", "{over} 次讲课超过每半天 {hoursPerHalfDay} 学时。", "{over} lectures have more than {hoursPerHalfDay} hours a half day.")
        .Add("FINDING_BEGUN_PASS", "在终审批准（{finalApprovedAt}）之后开始。", "Begun after the final approval ({finalApprovedAt}).")
        .Add("FINDING_BEGUN_FAIL", "{begunAt} 开始，早于终审批准 {finalApprovedAt}。", "Begun at {begunAt}, before the final approval at {finalApprovedAt}.")
        .Add("FINDING_HELD_PASS", "有终审批准，或尚未举办。", "Approved, or not held.")
        .Add("FINDING_HELD_FAIL", "已经举办，没有终审批准。", "Held with no final approval.")
        .Add("FINDING_PAID_PASS", "在终审批准之后付款。", "Paid after the final approval.")
        .Add("FINDING_PAID_FAIL", "{paidAt} 付款，此前没有终审批准。", "Paid at {paidAt} with no final approval before.")
        .Add("FINDING_SPENT_PASS", "支出 {spent} 元，不超过批准的 {approved} 元。", "Spent {spent} yuan of {approved} approved.")
        .Add("FINDING_SPENT_FAIL", "支出 {spent} 元，超过批准的 {approved} 元，超出 {over} 元。", "Spent {spent} yuan, {over} above the {approved} approved.")
        .Add("FINDING_BUDGET_PASS", "金额 {amount} 元，预算可用 {available} 元。", "{amount} yuan of {available} available on the line.")
        .Add("FINDING_BUDGET_FAIL", "金额 {amount} 元，超过预算可用的 {available} 元。", "{amount} yuan, above the {available} available on the line.")
        .Add("FINDING_LATE_PASS", "结束后第 {elapsed} 天报销，在 {days} 天之内。", "Claimed {elapsed} days after the end, within {days}.")
        .Add("FINDING_LATE_FAIL", "结束后第 {elapsed} 天报销，超过 {days} 天。", "Claimed {elapsed} days after the end, beyond {days}.")
        .Add("FINDING_INVOICE_PASS", "发票没有重复使用。", "No invoice was used before.")
        .Add("FINDING_INVOICE_FAIL", "发票号码或发票文件已经使用过：{used}。", "Invoices of which the number or the file was used before: {used}.")
        .Add("FINDING_SPLIT_PASS", "没有拆分报销的迹象。", "No sign of split claims.")
        .Add("FINDING_SPLIT_FAIL", "{days} 天内同一收款方合计 {total} 元，超过 {threshold} 元，而各笔均低于此数。", "{total} yuan to the same payee within {days} days, above {threshold}, each claim below it.")
        .Add("FINDING_FOUR_EYES_PASS", "提交人没有参与审批。", "The submitter took no approval step.")
        .Add("FINDING_FOUR_EYES_FAIL", "提交人审批了自己提交的事项。", "The submitter approved his own record.")
        .Add("FINDING_SPONSORS_PASS", "赞助方、协办方登记完整。", "Every sponsor is recorded in full.")
        .Add("FINDING_SPONSORS_FAIL", "赞助方、协办方登记不全：{incomplete}。", "Sponsors not recorded in full: {incomplete}.")
        .Add("FINDING_WAIVED_PASS", "没有特批。", "Nothing was waived.")
        .Add("FINDING_WAIVED_FAIL", "以下条款经领导特批放行：{clauses}。", "Waived by a leader: {clauses}.");

    private static void Words(Texts texts)
    {
        foreach (var (word, zh, en) in Spoken) texts.Add("WORD_" + word, zh, en);
    }

    private static readonly (string Word, string Zh, string En)[] Spoken =
    [
        ("true", "是", "yes"), ("false", "否", "no"),
        ("class", "类别", "class"), ("type", "类型", "type"), ("days", "会期天数", "days"), ("transitDays", "报到和离开天数", "days of arrival and departure"),
        ("participants", "参会人数", "participants"), ("staff", "工作人员人数", "staff"), ("people", "总人数", "head count"), ("conveys", "是否传达、布置类会议", "whether it conveys or deploys"),
        ("lodging", "住宿费", "lodging"), ("meals", "伙食费", "meals"), ("venueMaterialTransport", "场地、资料、交通费", "venue, material and transport"), ("other", "其他费用", "other cost"),
        ("lodgingProvided", "是否安排住宿", "whether lodging is provided"), ("mealsProvided", "是否安排用餐", "whether meals are provided"),
        ("participantsCharged", "向参会人员收费", "participants charged"), ("guestsCharged", "接待对象交费", "guests charged"),
        ("lectures", "讲课安排", "lectures"), ("title", "职称", "title"), ("hours", "学时", "hours"), ("halfDays", "半天数", "half days"), ("fee", "讲课费", "fee"),
        ("place", "地点", "place"), ("city", "城市", "city"), ("region", "本地区范围（由本会决议确定）", "the own region, which a resolution of the association names"), ("placeKind", "场所类别", "kind of place"), ("documents", "文件", "documents"), ("items", "提供的项目", "items provided"), ("sponsors", "赞助方", "sponsors"),
        ("guests", "接待对象人数", "guests"), ("companions", "陪餐人数", "companions"), ("workingMeals", "工作餐次数", "working meals"),
        ("letterGuests", "公函人数", "guests of the letter"), ("listGuests", "清单人数", "guests of the list"), ("invoiceAmount", "发票金额", "amount of the invoice"), ("listAmount", "清单金额", "amount of the list"),
        ("earlierOfUnit", "该单位以前的接待", "earlier receptions of the unit"), ("heldOn", "接待日期", "day of the reception"), ("dayOff", "当年节假日安排", "the year's public holidays"),
        ("begunAt", "开始时间", "beginning"), ("finalApprovedAt", "终审批准时间", "final approval"), ("held", "是否举办", "whether it was held"), ("paidAt", "付款时间", "payment"),
        ("spentAmount", "支出金额", "amount spent"), ("approvedAmount", "批准金额", "amount approved"), ("amount", "金额", "amount"), ("budgetAvailable", "预算可用余额", "what is left on the budget line"),
        ("claimedOn", "报销日期", "day of the claim"), ("endedOn", "活动结束日期", "end of the activity"), ("invoicesUsedBefore", "发票使用记录", "earlier use of the invoices"), ("samePayeeClaims", "同一收款方的其他报销", "other claims of the payee"),
        ("submittedBy", "提交人", "submitter"), ("approvedBy", "审批人", "approvers"),
        ("LETTER", "公函", "official letter"), ("LIST", "接待清单", "reception list"), ("INVOICE", "发票", "invoice"), ("NOTICE", "会议通知", "notice"), ("SIGN_IN_SHEET", "签到表", "sign-in sheet"), ("ITEMISED_BILL", "原始明细单据", "itemised bill"), ("CONTRACT", "合同", "contract"),
        ("ALCOHOL", "酒", "alcohol"), ("CIGARETTES", "香烟", "cigarettes"), ("HIGH_END_DISHES", "高档菜肴", "high-end dishes"), ("SHARK_FIN", "鱼翅", "shark fin"), ("BIRDS_NEST", "燕窝", "bird's nest"), ("WILD_ANIMALS", "野生动物", "wild animals"),
        ("BANQUET", "宴请", "banquet"), ("TOUR", "旅游、无关参观", "tour or unrelated visit"), ("SOUVENIRS", "纪念品", "souvenirs"), ("GIFTS", "礼品", "gifts"),
        ("AIRPORT_WELCOME", "机场车站迎送", "welcome at airport or station"), ("CROSS_REGION_ESCORT", "跨地区迎送", "cross-region escort"), ("HIDDEN_RECEPTION", "转嫁接待费", "hidden reception cost"),
        ("PRIVATE_CLUB", "私人会所", "private club"), ("HIGH_CONSUMPTION", "高消费场所", "place of high consumption"), ("OWN_PREMISES", "本单位场所", "own premises"), ("HOTEL", "宾馆", "hotel"),
        ("CONFERENCE_CENTRE", "会议中心", "conference centre"), ("HOSPITAL", "医院", "hospital"), ("UNIVERSITY", "高校", "university"), ("CANTEEN", "食堂", "canteen"), ("RESTAURANT", "餐馆", "restaurant"), ("ONLINE", "线上", "online"), ("SCENIC_AREA", "风景名胜区", "scenic area"),
    ];
}
