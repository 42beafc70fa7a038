using Compliance.Kernel;

namespace Compliance.Discipline;

internal static class DisciplineModule
{
    internal static Room Room() => new Room("Discipline")
    {
        Texts = texts => texts
            .Add("PERSON_OF_VIOLATION", "此人负责的问题尚未办结：{violation}。", "This person answers for a violation that is not disposed of: {violation}.")
            .Add("OWN_VIOLATION", "本人经办、说明或负责的问题不能由本人处置（{act}）。", "Nobody disposes of a violation in which he has a hand himself ({act}).")
            .Add("VIOLATION_HAS_CLUE", "这一问题已移送问题线索。", "This violation has been referred to a clue already.")
            .Add("OWN_CLUE", "线索涉及本人或与本人有关，不能由本人经手（{act}）。", "Nobody has to do with a clue that names him or in whose violations he has a hand ({act}).")
            .Add("HANDLER_BARRED", "{person} 与线索有关或已回避，不能承办（{act}）。", "{person} is named in the clue, has a hand in it, or is recused, and never handles it ({act}).")
            .Add("HANDLER_UNFIT", "{field}：{person} 没有纪检或领导职务，不能承办线索。", "{field}: {person} holds no office of discipline staff or leaders and cannot handle a clue.")
            .Add("NOT_A_HANDLER", "{field}：{person} 不是承办人。", "{field}: {person} is no handler.")
            .Add("LAST_HANDLER", "{field}：这是最后一名承办人，请先指定他人。", "{field}: this is the last handler; appoint another first.")
            .Add("REVIEW_DATE", "{field}：复查日期应在今天之后、{months} 个月之内。", "{field}: what is shelved is looked at again on a day to come, within {months} months.")
            .Add("NO_REPORTER", "这一线索没有登记举报人。", "No reporter is registered with this clue.")
            .Add("CUSTODIAN_NAMED", "线索涉及现任密封信息保管人，更换之前不能申请。", "The clue names somebody who is custodian; not before another holds that office.")
            .Add("IDENTITY_HOURS", "{field}：查阅时限为 1 至 {max} 小时。", "{field}: an identity is released for 1 to {max} hours.")
            .Add("IDENTITY_EXPIRED", "查阅时限已于 {until} 届满。", "The release ended at {until}.")
            .Add("PERSON_NEEDED", "此人的信息依规定仍需保存。", "By the rules this person must still be known.")
            .Add("PERIOD_TOO_LONG", "统计期间不能超过 {max} 年。", "The period spans at most {max} years.")
            .Add("VIOLATION_NOT_RAISED", "没有这一问题，不能执行 {act}。", "There is no such violation; {act} is not possible."),
    }
        .Event<ViolationRaised>("violation_raised").Event<ViolationExplained>("violation_explained").Event<ViolationDismissed>("violation_dismissed")
        .Event<ViolationConfirmed>("violation_confirmed").Event<ViolationRectified>("violation_rectified").Event<ViolationReferred>("violation_referred")
        .Event<ClueRegistered>("clue_registered").Event<ClueSupplemented>("clue_supplemented").Event<ClueViolationLinked>("clue_violation_linked")
        .Event<ClueHandlersAppointed>("clue_handlers_appointed").Event<ClueHandlerRecused>("clue_handler_recused")
        .Event<ClueDispositionProposed>("clue_disposition_proposed").Event<ClueDispositionApproved>("clue_disposition_approved").Event<ClueDispositionReturned>("clue_disposition_returned")
        .Event<ClueTalkAnswered>("clue_talk_answered").Event<ClueVerified>("clue_verified")
        .Event<IdentityRequested>("identity_requested").Event<IdentityReleased>("identity_released").Event<IdentityWithheld>("identity_withheld").Event<IdentityOpened>("identity_opened")
        .Stream(Violation.Kind).Stream(Clue.Kind).Stream(IdentityRequest.Kind)
        .Reactor<RaiseViolations>().Service<IRetention, OpenViolations>().Service<IRetention, NamedInClues>()
        .Resolvers<ViolationQueries>("Query").Resolvers<ViolationMutations>("Mutation")
        .Resolvers<ViolationResolvers>("Violation").Resolvers<ViolationNoteResolvers>("ViolationNote")
        .Type<ViolationRow>("Violation").Type<Connection<ViolationRow>>("ViolationConnection").Type<Edge<ViolationRow>>("ViolationEdge")
        .Type<ViolationNote>().Type<ViolationStatistic>().Type<ViolationStatus>().Type<ViolationDimension>()
        .Type<ExplainViolationInput>().Type<DismissViolationInput>().Type<ConfirmViolationInput>().Type<RectifyViolationInput>().Type<ReferViolationInput>()
        .Type<ViolationPayload>("ExplainViolationPayload", "DismissViolationPayload", "ConfirmViolationPayload", "RectifyViolationPayload", "ReferViolationPayload")
        .Resolvers<ClueQueries>("Query").Resolvers<ClueMutations>("Mutation").Resolvers<ClueFields>("Clue").Resolvers<ClueNoteFields>("ClueNote").Resolvers<ClueProposalFields>("ClueProposal")
        .Type<ClueRow>("Clue").Type<Connection<ClueRow>>("ClueConnection").Type<Edge<ClueRow>>("ClueEdge").Type<ClueNote>().Type<ClueProposal>()
        .Type<ClueSource>().Type<DisciplineClass>().Type<ClueDisposition>().Type<ClueStatus>().Type<ClueAct>().Type<ReporterKind>().Type<ReporterInput>()
        .Type<RegisterClueInput>().Type<SupplementClueInput>().Type<AppointClueHandlersInput>().Type<RecuseClueHandlerInput>().Type<ProposeClueDispositionInput>()
        .Type<ApproveClueDispositionInput>().Type<ReturnClueDispositionInput>().Type<RecordClueTalkInput>().Type<ConcludeClueVerificationInput>()
        .Type<CluePayload>("RegisterCluePayload", "SupplementCluePayload", "AppointClueHandlersPayload", "RecuseClueHandlerPayload", "ProposeClueDispositionPayload",
            "ApproveClueDispositionPayload", "ReturnClueDispositionPayload", "RecordClueTalkPayload", "ConcludeClueVerificationPayload")
        .Resolvers<IdentityQueries>("Query").Resolvers<IdentityMutations>("Mutation").Resolvers<IdentityRequestFields>("IdentityRequest")
        .Type<IdentityRequestRow>("IdentityRequest").Type<Connection<IdentityRequestRow>>("IdentityRequestConnection").Type<Edge<IdentityRequestRow>>("IdentityRequestEdge").Type<IdentityRequestStatus>()
        .Type<RequestReporterIdentityInput>().Type<ReleaseReporterIdentityInput>().Type<RefuseReporterIdentityInput>().Type<OpenReporterIdentityInput>().Type<ReporterIdentity>().Type<OpenReporterIdentityPayload>()
        .Type<IdentityRequestPayload>("RequestReporterIdentityPayload", "ReleaseReporterIdentityPayload", "RefuseReporterIdentityPayload");
}
