namespace Compliance.Kernel;

/// <summary>
/// Where commands are handled: load, decide, let the other rooms react, commit everything in one transaction, retry on a
/// conflict. One desk per request; it knows who asks and what time it is, so that decide need not.
/// </summary>
internal interface IDesk
{
    Actor Actor { get; }
    /// <summary>The time of this request; every command of it carries this time.</summary>
    DateTimeOffset Now { get; }
    string Language { get; }
    /// <summary>A new readable id of that kind (UUIDv7).</summary>
    string NewId(StreamKind kind);
    string Text(string code, IReadOnlyDictionary<string, object?> args);

    /// <summary>
    /// People whom the next command names, in order: their ids and hashes at once, they themselves in the people vault with the
    /// command's events, or not at all. An id is given to replace what is shown of somebody known.
    /// </summary>
    ValueTask<IReadOnlyList<VaultedPerson>> Name(IReadOnlyList<(string? Id, PersonalData Data)> people, CancellationToken ct);

    /// <summary>
    /// Handles one command on one stream. <paramref name="decide"/> may be run again after a conflict, so it must change nothing
    /// itself. A repeat with the same idempotency key answers the first result without deciding again.
    /// </summary>
    /// <param name="input">The whole input, for the fingerprint of the idempotency key.</param>
    Task<Outcome<TRow>> Handle<TState, TRow>(StreamKind<TState, TRow> kind, string id, string? idempotencyKey, object input,
        Func<TState, IWork, ValueTask<Decision>> decide, CancellationToken ct)
        where TState : class where TRow : class, IRow;
}

/// <summary>An input that speaks of a record as somebody saw it: the desk refuses it once the record is another.</summary>
internal interface ISeenInput
{
    /// <summary>The record's version that was seen; null when it does not matter.</summary>
    int? Version { get; }
}

/// <summary>The transaction in the making.</summary>
internal interface IWork
{
    Actor Actor { get; }
    DateTimeOffset Now { get; }

    /// <summary>The state of a stream, with what this work has already appended to it. The stream is watched: a change by others before the commit is a conflict if this work appends to it.</summary>
    ValueTask<Seen<TState, TRow>> Load<TState, TRow>(StreamKind<TState, TRow> kind, string id, CancellationToken ct) where TState : class where TRow : class, IRow;

    /// <summary>Adds events to a stream that was loaded through this work.</summary>
    void Append(StreamKind kind, string id, params IReadOnlyList<object> events);

    /// <summary>Adds what was decided on such a stream; answers why it was refused.</summary>
    Refusal? Apply(StreamKind kind, string id, Decision decision)
    {
        if (decision is Decision.Refused refused) return refused.Refusal;
        Append(kind, id, ((Decision.Accepted)decision).Events);
        return null;
    }
}

/// <summary>A stream as loaded; version 0 means that it does not exist.</summary>
internal sealed record Seen<TState, TRow>(string Id, long Version, TState State, TRow? Row) where TState : class where TRow : class, IRow
{
    public bool Exists => Version > 0;
}

/// <summary>What came of a command: the row after it, or the refusal.</summary>
internal sealed record Outcome<TRow>(TRow? Row, Refusal? Refusal) where TRow : class, IRow;

/// <summary>
/// A room that answers what happened in another, in the same transaction: funds commit money when an activity is approved,
/// discipline raises a violation when a finding fails. A refusal undoes the whole command.
/// </summary>
internal interface IReactor
{
    ValueTask<Refusal?> React(Happened happened, IWork work, CancellationToken ct);
}

internal sealed record Happened(StreamKind Kind, string Stream, object Event, IRow? RowAfter);
