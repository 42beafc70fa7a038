using Compliance.Kernel;

namespace Compliance.Audit;

internal static class AuditModule
{
    public static Room Room() => new Room("Audit") { Texts = EventTexts.Add }
        .Stream(Attempt.Kind)
        .Event<AttemptRefused>("attempt_refused")
        .Type<RefusedAttemptRow>("RefusedAttempt").Type<Connection<RefusedAttemptRow>>("RefusedAttemptConnection").Type<Edge<RefusedAttemptRow>>("RefusedAttemptEdge")
        .Type<HistoryEntry>().Type<FieldChange>().Type<Connection<HistoryEntry>>("HistoryConnection").Type<Edge<HistoryEntry>>("HistoryEdge")
        .Type<RegisterChange>().Type<RecordKind>().Resolvers<ChangeResolvers>("Subscription")
        .Resolvers<AuditResolvers>("Query").Resolvers<HistoryEntryFields>("HistoryEntry").Resolvers<AttemptFields>("RefusedAttempt");
}
