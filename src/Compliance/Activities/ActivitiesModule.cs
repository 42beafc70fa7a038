using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>活动审批: what the room brings to the house.</summary>
internal static class ActivitiesModule
{
    private static readonly string[] Mutations =
        ["DraftActivity", "SubmitActivity", "WithdrawActivity", "ReturnActivity", "ApproveActivityStep", "RejectActivity", "AmendActivity", "CancelActivity", "StartActivity", "ConcludeActivity", "SettleActivity", "FileActivity", "ArchiveActivity"];

    public static Room Room() => new Room("Activities")
    {
        Texts = texts => texts
            .Add("ACTIVITY_BRANCH_FIXED", "{field}：已建立的活动不能改换分支机构。", "{field}: an activity stays with its branch.")
            .Add("ACTIVITY_BUDGET_LINE", "{field}：预算科目由小写字母、数字和连字符组成，且只用于预算资金。", "{field}: a budget line is written in small letters, digits and hyphens, and only money from the budget has one.")
            .Add("ACTIVITY_FUNDING_DIFFERS", "资金来源合计 {funding} 与费用合计 {amount} 不一致。", "The funding of {funding} does not add up to the estimate of {amount}.")
            .Add("ACTIVITY_SPONSOR_CONTRACT", "{unit} 出资须附合同或合同编号。", "Money from {unit} needs its contract or the contract's number.")
            .Add("ACTIVITY_HOURS", "{field} 须大于零且不超过 1,000。", "{field} is above zero and at most 1,000.")
            .Add("ACTIVITY_TOO_LONG", "{field}：活动不得超过 {max} 天。", "{field}: an activity lasts at most {max} days.")
            .Add("ACTIVITY_YEAR", "{field} 须在 2000 至 2100 年之间。", "{field} lies between the years 2000 and 2100.")
            .Add("ACTIVITY_IN_FUTURE", "{field} 不能晚于现在。", "{field} must not lie in the future.")
            .Add("ACTIVITY_STEP_PASSED", "第 {step} 步已不是待审步骤，当前为第 {next} 步。", "Step {step} is not the next one any more; step {next} is.")
            .Add("ACTIVITY_NOTHING_AMENDED", "变更内容与原审批一致，没有需要变更的事项。", "The amendment changes nothing.")
            .Add("ACTIVITY_NOT_APPROVED", "活动尚未批准（当前状态 {status}），不能开始。", "The activity is not approved (state {status}); it may not begin.")
            .Add("ACTIVITY_FILED_BEFORE", "该活动已经报备。", "The activity was filed before.")
            .Add("ACTIVITY_NOT_FILED", "该活动须先报备方可归档。", "The activity must be filed with the supervisory unit before it is archived."),
    }
    .Stream(PlannedActivity.Kind).Service<IFactSource, ActivityHistory>()
    .Event<ActivityDrafted>("activity_drafted").Event<ActivityEdited>("activity_edited").Event<ActivitySubmitted>("activity_submitted").Event<ActivityRouteFixed>("activity_route_fixed")
    .Event<ActivityWithdrawn>("activity_withdrawn").Event<ActivityReturned>("activity_returned").Event<ActivityRejected>("activity_rejected")
    .Event<ActivityStepApproved>("activity_step_approved").Event<ActivityApproved>("activity_approved")
    .Event<ActivityAmendmentSubmitted>("activity_amendment_submitted").Event<ActivityAmendmentApproved>("activity_amendment_approved").Event<ActivityAmendmentDropped>("activity_amendment_dropped")
    .Event<ActivityCancelled>("activity_cancelled").Event<ActivityStarted>("activity_started").Event<ActivityConcluded>("activity_concluded").Event<ActivitySettled>("activity_settled")
    .Event<ActivityFiled>("activity_filed").Event<ActivityArchived>("activity_archived")
    .Resolvers<ActivitiesQueries>("Query").Resolvers<ActivityPlanning>("Mutation").Resolvers<ActivityConduct>("Mutation")
    .Resolvers<ActivityFields>("Activity").Resolvers<LectureFields>("ActivityLecture").Resolvers<ActivityCommitmentFields>("ActivityCommitment")
    .Resolvers<ActivityAmendmentFields>("ActivityAmendment").Resolvers<ActivityFilingFields>("ActivityFiling").Resolvers<ActivityPlanFields>("ActivityPlan").Resolvers<ActivityActualFields>("ActivityActual")
    .Type<ActivityRow>("Activity").Type<Connection<ActivityRow>>("ActivityConnection").Type<Edge<ActivityRow>>("ActivityEdge")
    .Type<ActivityType>().Type<ActivityClass>().Type<ActivityStatus>().Type<AmendmentOutcome>().Type<CostKind>().Type<LecturerTitle>().Type<SponsorKind>().Type<FundingSource>()
    .Type<ActivityLine>().Type<ActivityAmendment>().Type<ActivityFiling>().Type<ActivityPlan>().Type<ActivityActual>().Type<Lecture>("ActivityLecture").Type<Commitment>("ActivityCommitment")
    .Type<ActivityVenue>("ActivityVenue", "ActivityVenueInput").Type<CostLine>("ActivityCost", "ActivityCostInput").Type<FundingPart>("ActivityFunding", "ActivityFundingInput").Type<Sponsor>("ActivitySponsor", "ActivitySponsorInput")
    .Type<LectureInput>("ActivityLectureInput").Type<ActivityInput>("DraftActivityInput", "SubmitActivityInput").Type<AmendActivityInput>()
    .Type<WithdrawActivityInput>().Type<ReturnActivityInput>().Type<RejectActivityInput>().Type<ApproveActivityStepInput>().Type<CancelActivityInput>()
    .Type<StartActivityInput>().Type<ConcludeActivityInput>().Type<SettleActivityInput>().Type<FileActivityInput>().Type<ArchiveActivityInput>()
    .Type<ActivityPayload>([.. Mutations.Select(m => m + "Payload")]);
}
