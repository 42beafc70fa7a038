using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>公务接待: what the room brings to the house.</summary>
internal static class ReceptionsModule
{
    private static readonly string[] Mutations =
        ["ApplyReception", "WithdrawReception", "ApproveReceptionStep", "ReturnReception", "RejectReception", "CancelReception", "HoldReception", "RecordReception", "CountersignReception", "VerifyReception"];

    public static Room Room() => new Room("Receptions") { Texts = texts => Form(Refusals(texts)) }
    .Stream(Reception.Kind)
    .Event<ReceptionApplied>("reception_applied").Event<ReceptionWithdrawn>("reception_withdrawn").Event<ReceptionReturned>("reception_returned").Event<ReceptionRejected>("reception_rejected")
    .Event<ReceptionStepApproved>("reception_step_approved").Event<ReceptionApproved>("reception_approved").Event<ReceptionCancelled>("reception_cancelled").Event<ReceptionHeld>("reception_held")
    .Event<ReceptionRecorded>("reception_recorded").Event<ReceptionCountersigned>("reception_countersigned").Event<ReceptionVerified>("reception_verified").Event<ReceptionClaimed>("reception_claimed")
    .Reactor<ReceptionClaiming>().Service<IFactSource, ReceptionHistory>()
    .Resolvers<ReceptionsQueries>("Query").Resolvers<ReceptionApplying>("Mutation").Resolvers<ReceptionListing>("Mutation")
    .Resolvers<ReceptionFields>("Reception").Resolvers<ReceptionSheetFields>("ReceptionSheet").Resolvers<PartyMemberFields>("ReceptionMember").Resolvers<ReceptionClaimFields>("ReceptionClaim")
    .Type<ReceptionRow>("Reception").Type<Connection<ReceptionRow>>("ReceptionConnection").Type<Edge<ReceptionRow>>("ReceptionEdge")
    .Type<ReceptionStatus>().Type<MealKind>().Type<ChargeKind>().Type<ReceptionSheet>().Type<ReceptionList>().Type<PartyMember>("ReceptionMember").Type<ReceptionClaim>()
    .Type<ReceptionPrintout>().Type<PrintedPair>().Type<PrintedSection>()
    .Type<ReceptionLetter>("ReceptionLetter", "ReceptionLetterInput").Type<ScheduleItem>("ReceptionScheduleItem", "ReceptionScheduleItemInput").Type<ReceptionPlace>("ReceptionPlace", "ReceptionPlaceInput")
    .Type<Meal>("ReceptionMeal", "ReceptionMealInput").Type<Stay>("ReceptionStay", "ReceptionStayInput").Type<Ride>("ReceptionRide", "ReceptionRideInput").Type<OtherCost>("ReceptionCost", "ReceptionCostInput")
    .Type<GuestCharge>("ReceptionCharge", "ReceptionChargeInput").Type<ReceptionInvoice>("ReceptionInvoice", "ReceptionInvoiceInput").Type<ReceptionPersonInput>()
    .Type<ApplyReceptionInput>().Type<RecordReceptionInput>().Type<WithdrawReceptionInput>().Type<ApproveReceptionStepInput>().Type<ReturnReceptionInput>().Type<RejectReceptionInput>()
    .Type<CancelReceptionInput>().Type<HoldReceptionInput>().Type<CountersignReceptionInput>().Type<VerifyReceptionInput>()
    .Type<ReceptionPayload>([.. Mutations.Select(m => m + "Payload")]);

    private static Texts Refusals(Texts texts) => texts
        .Add("RECEPTION_BRANCH_FIXED", "{field}：已提交的接待不能改换分支机构。", "{field}: a reception stays with its branch.")
        .Add("RECEPTION_NOBODY", "{field}：至少应有一人。", "{field}: there is at least one person.")
        .Add("RECEPTION_MORE_NAMES", "{field}：人数 {count} 少于所列姓名 {names} 人。", "{field}: {count} is fewer than the {names} who are named.")
        .Add("RECEPTION_YEAR", "{field} 须在 2000 至 2100 年之间。", "{field} lies between the years 2000 and 2100.")
        .Add("RECEPTION_IN_FUTURE", "{field} 不能晚于今天。", "{field} must not lie in the future.")
        .Add("RECEPTION_INVOICE_TWICE", "{field}：同一发票号码重复。", "{field}: the same invoice number stands twice.")
        .Add("RECEPTION_STEP_PASSED", "第 {step} 步已不是待审步骤，当前为第 {next} 步。", "Step {step} is not the next one any more; step {next} is.")
        .Add("RECEPTION_NOT_APPROVED", "接待尚未批准（当前状态 {status}），不能接待或登记清单。", "The reception is not approved (state {status}); it may not be held or listed.")
        .Add("RECEPTION_SIGNS_HIS_OWN", "清单登记人不能为自己会签，须由第二人签字。", "Who filled in the list does not sign it; a second person does.")
        .Add("RECEPTION_NOT_COUNTERSIGNED", "接待清单尚未由第二人签字。", "The list was not signed by a second person yet.")
        .Add("RECEPTION_NOT_VERIFIED", "接待清单尚未核对（当前状态 {status}），不能报销。", "The list is not verified (state {status}); nothing is claimed on it.");

    /// <summary>The words of the official form.</summary>
    private static void Form(Texts texts) => texts
        .Add("RECEPTION_FORM_TITLE", "公务接待清单", "Official Reception List")
        .Add("RECEPTION_FORM_GUEST_UNIT", "派出单位", "Sending unit").Add("RECEPTION_FORM_LETTER", "公函", "Official letter").Add("RECEPTION_FORM_PURPOSE", "公务内容", "Official matter")
        .Add("RECEPTION_FORM_TIME", "时间", "Time").Add("RECEPTION_FORM_PLACE", "场所", "Place").Add("RECEPTION_FORM_HOST", "接待负责人", "Host")
        .Add("RECEPTION_FORM_GUESTS", "接待对象", "Guests").Add("RECEPTION_FORM_NO", "序号", "No.").Add("RECEPTION_FORM_UNIT", "单位", "Unit").Add("RECEPTION_FORM_NAME", "姓名", "Name")
        .Add("RECEPTION_FORM_POST", "职务", "Post").Add("RECEPTION_FORM_RANK", "级别", "Rank")
        .Add("RECEPTION_FORM_SCHEDULE", "公务活动安排", "Schedule").Add("RECEPTION_FORM_ITEMS", "公务活动项目及费用", "Items and costs").Add("RECEPTION_FORM_ITEM", "项目", "Item").Add("RECEPTION_FORM_PEOPLE", "数量（人/间/辆）", "People / rooms / vehicles").Add("RECEPTION_FORM_COST", "费用（元）", "Cost (yuan)")
        .Add("RECEPTION_FORM_COMPANIONS", "陪同人员", "Companions").Add("RECEPTION_FORM_CHARGES", "接待对象交纳费用", "Paid by the guests").Add("RECEPTION_FORM_RECEIPT", "收据", "Receipt")
        .Add("RECEPTION_FORM_MEAL_WORKING_MEAL", "工作餐", "Working meal").Add("RECEPTION_FORM_MEAL_SELF_PAID", "自费用餐", "Meal paid by the guests").Add("RECEPTION_FORM_MEAL_OTHER", "其他用餐", "Other meal")
        .Add("RECEPTION_FORM_STAY", "住宿", "Lodging").Add("RECEPTION_FORM_RIDE", "用车", "Vehicle")
        .Add("RECEPTION_FORM_CHARGE_MEALS", "伙食费", "Meals").Add("RECEPTION_FORM_CHARGE_VEHICLE", "交通费", "Vehicle").Add("RECEPTION_FORM_CHARGE_LODGING", "住宿费", "Lodging").Add("RECEPTION_FORM_CHARGE_OTHER", "其他", "Other")
        .Add("RECEPTION_FORM_HEAD_COUNT", "实到人数", "Head count").Add("RECEPTION_FORM_SUPPORT", "工作人员人数", "Support staff").Add("RECEPTION_FORM_TOTAL", "费用合计（元）", "Total (yuan)").Add("RECEPTION_FORM_INVOICES", "发票", "Invoices")
        .Add("RECEPTION_FORM_RECORDED_BY", "登记人", "Recorded by").Add("RECEPTION_FORM_SIGNED_BY", "负责人签字", "Signed by").Add("RECEPTION_FORM_VERIFIED_BY", "核对人", "Verified by");
}
