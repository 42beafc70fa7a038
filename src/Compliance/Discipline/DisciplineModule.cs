using Compliance.Kernel;

namespace Compliance.Discipline;

internal static class DisciplineModule
{
    internal static Room Room() => new Room("Discipline")
    {
        Texts = texts => texts
            .Add("PERSON_OF_VIOLATION", "此人负责的问题尚未办结：{violation}。", "This person answers for a violation that is not disposed of: {violation}.")
            .Add("OWN_VIOLATION", "本人经办、说明或负责的问题不能由本人处置（{act}）。", "Nobody disposes of a violation in which he has a hand himself ({act}).")
            .Add("VIOLATION_NOT_RAISED", "没有这一问题，不能执行 {act}。", "There is no such violation; {act} is not possible."),
    }
        .Event<ViolationRaised>("violation_raised").Event<ViolationExplained>("violation_explained").Event<ViolationDismissed>("violation_dismissed")
        .Event<ViolationConfirmed>("violation_confirmed").Event<ViolationRectified>("violation_rectified").Event<ViolationReferred>("violation_referred")
        .Stream(Violation.Kind)
        .Reactor<RaiseViolations>().Service<IRetention, OpenViolations>()
        .Resolvers<ViolationQueries>("Query").Resolvers<ViolationMutations>("Mutation")
        .Resolvers<ViolationResolvers>("Violation").Resolvers<ViolationNoteResolvers>("ViolationNote")
        .Type<ViolationRow>("Violation").Type<Connection<ViolationRow>>("ViolationConnection").Type<Edge<ViolationRow>>("ViolationEdge")
        .Type<ViolationNote>().Type<ViolationStatistic>().Type<ViolationStatus>().Type<ViolationDimension>()
        .Type<ExplainViolationInput>().Type<DismissViolationInput>().Type<ConfirmViolationInput>().Type<RectifyViolationInput>().Type<ReferViolationInput>()
        .Type<ViolationPayload>("ExplainViolationPayload", "DismissViolationPayload", "ConfirmViolationPayload", "RectifyViolationPayload", "ReferViolationPayload");
}
