using Compliance.Kernel;

namespace Compliance.Audit;

internal static class AuditModule
{
    public static Room Room() => new Room("Audit") { Texts = EventTexts.Add }
        .Stream(Attempt.Kind)
        .Event<AttemptRefused>("attempt_refused")
        .Stream(SensitiveRead.Kind).Event<ReadNoted>("read_noted").Event<ExportNoted>("export_noted").Type<SensitiveReadKind>()
        .Type<SensitiveReadRow>("SensitiveRead").Type<Connection<SensitiveReadRow>>("SensitiveReadConnection").Type<Edge<SensitiveReadRow>>("SensitiveReadEdge")
        .Resolvers<SensitiveReadFields>("SensitiveRead")
        .Stream(Erasure.Kind)
        .Event<ErasureRequested>("erasure_requested").Event<ErasureRefused>("erasure_refused").Event<PersonErased>("person_erased")
        .Type<ErasureRow>("Erasure").Type<ErasureStatus>().Type<Connection<ErasureRow>>("ErasureConnection").Type<Edge<ErasureRow>>("ErasureEdge")
        .Type<RequestErasureInput>().Type<RefuseErasureInput>().Type<ErasePersonInput>().Type<ErasurePayload>("RequestErasurePayload", "RefuseErasurePayload", "ErasePersonPayload")
        .Resolvers<ErasureResolvers>("Query", "Mutation").Resolvers<ErasureFields>("Erasure").Resolvers<ErasedField>("Person")
        .Type<RefusedAttemptRow>("RefusedAttempt").Type<Connection<RefusedAttemptRow>>("RefusedAttemptConnection").Type<Edge<RefusedAttemptRow>>("RefusedAttemptEdge")
        .Type<HistoryEntry>().Type<FieldChange>().Type<Connection<HistoryEntry>>("HistoryConnection").Type<Edge<HistoryEntry>>("HistoryEdge")
        .Type<RegisterChange>().Type<RecordKind>().Resolvers<ChangeResolvers>("Subscription")
        .Resolvers<AuditResolvers>("Query").Resolvers<HistoryEntryFields>("HistoryEntry").Resolvers<AttemptFields>("RefusedAttempt");
}
