using Compliance.Kernel;

namespace Compliance.Audit;

internal sealed record RefusedAttemptRow : IRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string Subject { get; init; } = "";
    public string? Act { get; init; }
    public string Code { get; init; } = "";
    public string? Clause { get; init; }
    public string By { get; init; } = "";
    public string? For { get; init; }
    public DateTimeOffset At { get; init; }
}

internal static class AttemptView
{
    internal static readonly View<RefusedAttemptRow> View = new("refused_attempts", 1, Fold)
    {
        DefaultOrder = nameof(RefusedAttemptRow.At),
        Indexes = [[nameof(RefusedAttemptRow.Subject)], [nameof(RefusedAttemptRow.By)]],
        CountedBy = [nameof(RefusedAttemptRow.Code)],
        Readable = static (actor, _) => actor.Is(Role.Discipline, Role.Auditor, Role.Admin),
    };

    private static RefusedAttemptRow? Fold(RefusedAttemptRow? row, Envelope e) => e.Event is AttemptRefused a
        ? new RefusedAttemptRow { Id = e.Stream, Version = e.Version, Subject = a.Subject, Act = a.Act, Code = a.Code, Clause = a.Clause, By = a.By, For = a.For, At = a.At }
        : row;
}
