using Compliance.Kernel;

namespace Compliance.Audit;

/// <summary>What each event is called in a history, by its stored name; <c>Compliance.Shape</c> proves that none is missing.</summary>
internal static class EventTexts
{
    public static void Add(Texts texts)
    {
        foreach (var (name, zh, en) in Sentences) texts.Add(EventNames.TextCode(name), zh, en);
    }

    private static readonly (string Name, string Zh, string En)[] Sentences =
    [
        ("branch_opened", "设立机构", "The branch was opened"),
        ("branch_renamed", "机构更名", "The branch was renamed"),
        ("term_of_office_set", "确定任期", "The term of office was set"),
        ("branch_closed", "撤销机构", "The branch was closed"),
        ("person_registered", "登记人员", "The person was registered"),
        ("person_details_changed", "变更人员信息", "The person's details were changed"),
        ("role_granted", "授予职务", "An office was granted"),
        ("role_revoked", "撤销职务", "An office was revoked"),
        ("offices_delegated", "委托代行职务", "Offices were delegated"),
        ("delegation_ended", "结束委托", "A delegation was ended"),
        ("history_noted", "记录原始资料", "What the source says was noted"),

        ("activity_drafted", "起草活动申请", "The activity was drafted"),
        ("activity_edited", "修改活动申请", "The draft was edited"),
        ("activity_submitted", "提交活动申请", "The activity was submitted"),
        ("activity_route_fixed", "确定审批流程", "The steps of approval were fixed"),
        ("activity_withdrawn", "撤回活动申请", "The activity was withdrawn"),
        ("activity_returned", "退回活动申请", "The activity was returned"),
        ("activity_rejected", "否决活动申请", "The activity was rejected"),
        ("activity_step_approved", "通过一步审批", "A step of approval was taken"),
        ("activity_approved", "批准活动", "The activity was approved"),
        ("activity_amendment_submitted", "提交活动变更", "An amendment was submitted"),
        ("activity_amendment_approved", "批准活动变更", "The amendment was approved"),
        ("activity_amendment_dropped", "活动变更未通过", "The amendment was dropped"),
        ("activity_cancelled", "取消活动", "The activity was cancelled"),
        ("activity_started", "活动开始", "The activity began"),
        ("activity_concluded", "活动结束", "The activity was concluded"),
        ("activity_settled", "活动决算", "The activity was settled"),
        ("activity_filed", "向主管单位报备", "The activity was filed with the supervisory unit"),
        ("activity_archived", "活动归档", "The activity was archived"),

        ("budget_allocated", "下达预算", "The budget was allocated"),
        ("budget_adjusted", "调整预算", "The budget was adjusted"),
        ("budget_transferred_out", "预算调出", "Money was transferred to another budget"),
        ("budget_transferred_in", "预算调入", "Money was transferred from another budget"),
        ("budget_closed", "关闭预算", "The budget was closed"),
        ("budget_committed", "占用预算", "Money was committed"),
        ("budget_released", "释放预算", "Committed money was released"),
        ("budget_spent", "预算支出", "Money was spent"),
        ("budget_refunded", "预算退回", "Money came back"),
        ("commitment_moved", "占用转移", "A commitment was moved"),
        ("commitment_closed", "占用结清", "A commitment was closed"),
        ("fund_use_drafted", "起草经费使用", "The fund use was drafted"),
        ("fund_use_edited", "修改经费使用", "The draft was edited"),
        ("fund_use_submitted", "提交经费使用", "The fund use was submitted"),
        ("fund_use_step_approved", "通过一步审批", "A step of approval was taken"),
        ("fund_use_approved", "批准经费使用", "The fund use was approved"),
        ("fund_use_returned", "退回经费使用", "The fund use was returned"),
        ("fund_use_rejected", "否决经费使用", "The fund use was rejected"),
        ("fund_use_withdrawn", "撤回经费使用", "The fund use was withdrawn"),
        ("payment_requested", "申请付款", "Payment was requested"),
        ("payment_recorded", "登记付款", "Payment was recorded"),
        ("fund_use_settled", "经费结算", "The fund use was settled"),
        ("invoice_claimed", "发票占用", "The invoice was claimed"),
        ("invoice_released", "发票释放", "The invoice was released"),
        ("income_recorded", "登记收入", "Income was recorded"),
        ("income_reversed", "冲销收入", "Income was reversed"),

        ("reception_applied", "申请公务接待", "The reception was applied for"),
        ("reception_withdrawn", "撤回接待申请", "The reception was withdrawn"),
        ("reception_returned", "退回接待申请", "The reception was returned"),
        ("reception_rejected", "否决接待申请", "The reception was rejected"),
        ("reception_step_approved", "通过一步审批", "A step of approval was taken"),
        ("reception_approved", "批准接待", "The reception was approved"),
        ("reception_cancelled", "取消接待", "The reception was cancelled"),
        ("reception_held", "接待进行", "The reception was held"),
        ("reception_recorded", "登记接待清单", "The reception list was recorded"),
        ("reception_countersigned", "会签接待清单", "The reception list was countersigned"),
        ("reception_verified", "核验接待", "The reception was verified"),
        ("reception_claimed", "接待报销", "The reception was claimed"),

        ("norm_pack_drafted", "起草标准", "The norm pack was drafted"),
        ("norm_pack_adopted", "采用标准", "The norm pack was adopted"),
        ("norm_pack_superseded", "标准被替代", "The norm pack was superseded"),
        ("norm_clause_checked", "核对条款出处", "A clause was checked against its source"),
        ("norm_pack_replayed", "标准回放", "The norm pack was replayed over history"),
        ("erasure_requested", "申请删除个人信息", "The erasure of a person was asked for"), ("erasure_refused", "不予删除个人信息", "The erasure was refused"), ("person_erased", "个人信息已删除", "The person was erased"), ("person_forgotten", "此人的个人信息已删除", "The person was erased"),
        ("waiver_granted", "特批", "A waiver was granted"), ("waiver_revoked", "撤销特批", "The waiver was revoked"),

        ("violation_raised", "发现问题", "The violation was raised"),
        ("violation_explained", "说明情况", "The violation was explained"),
        ("violation_dismissed", "不予认定", "The violation was dismissed"),
        ("violation_confirmed", "认定问题", "The violation was confirmed"),
        ("violation_rectified", "完成整改", "The violation was rectified"),
        ("violation_referred", "移送线索", "The violation was referred as a clue"),

        ("read_noted", "查阅敏感记录", "A sensitive record was opened"),
        ("export_noted", "导出清单", "A list was exported"),
        ("attempt_refused", "违规操作被拒绝", "An attempt was refused"),
    ];
}
