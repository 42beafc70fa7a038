namespace Compliance.Kernel;

/// <summary>A branch by its id (<c>branch/cardiology</c>); the Organization room resolves the rest of the SDL's <c>Branch</c>.</summary>
internal sealed record BranchRef(string Id)
{
    public static BranchRef? Of(string? id) => id is null ? null : new(id);
}

/// <summary>A person by id (<c>person/…</c>); the name comes from the people vault, when the caller may see it.</summary>
internal sealed record PersonRef(string Id)
{
    public static PersonRef? Of(string? id) => id is null ? null : new(id);
}

/// <summary>A clause by id, as of a business date; the Norms room resolves the rest of the SDL's <c>Clause</c>.</summary>
internal sealed record ClauseRef(string Id, string? Pack = null)
{
    /// <summary>The clause itself, when the Norms room already has it in hand.</summary>
    public object? Known { get; init; }
}

/// <summary>An uploaded file as a record holds it: stored in events. Kind says what it is for (LETTER, INVOICE, SIGN_IN_SHEET, LIST, CONTRACT, NOTICE, ITEMISED_BILL, OTHER).</summary>
internal sealed record Attachment(string Hash, string Name, string Kind);

/// <summary>The single records of all rooms, for <c>node(id:)</c>, links between records, histories. What the caller may not read is not found.</summary>
internal interface INodes
{
    ValueTask<IRow?> Find(string id, DateTimeOffset? asOf, CancellationToken ct);
    ValueTask<TRow?> Find<TRow>(View<TRow> view, string id, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow;
}

/// <summary>The recorded past of one stream, whole (a register's history is read, not paged blindly); the caller checks readability first.</summary>
internal interface IHistoryReader
{
    ValueTask<IReadOnlyList<Envelope>> Read(string stream, long afterVersion, int max, CancellationToken ct);
    StreamKind? KindOf(string stream);
}

/// <summary>What personal data is shown as. The vault keeps it encrypted under a key per person; events keep the id and the salted hash.</summary>
internal sealed record PersonalData(string Name, string? Unit = null, string? Post = null, string? Rank = null, string? Phone = null);

internal sealed record VaultedPerson(string Id, string Hash);

/// <summary>
/// The ids under which the vault keeps who must not be known: a name behind such an id is shown by nothing that shows names,
/// and no erasure asks for it.
/// </summary>
internal static class SealedIdentity
{
    private const string Prefix = "reporter/";

    /// <summary>The reporter of a record: one a record, so that two reports of one person have nothing in common.</summary>
    public static string Of(string record) => Prefix + record[(record.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public static bool Is(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>Puts on record what is read that a view does not answer for.</summary>
internal interface ISensitiveReads
{
    /// <summary>Noted every time, before anything is shown.</summary>
    ValueTask Note(string subject, bool refused, string? why, CancellationToken ct);
}

/// <summary>Reads what people are shown as. They are put into it by <see cref="IDesk.Name"/>, with the events that name them.</summary>
internal interface IPeopleVault
{
    /// <summary>A sealed identity, remembered nowhere. Whoever asks has put it on record and has leave.</summary>
    ValueTask<PersonalData?> Unseal(string tenant, string id, CancellationToken ct);
    /// <summary>Those that exist, were not erased, and are not sealed.</summary>
    ValueTask<IReadOnlyDictionary<string, PersonalData>> Get(string tenant, IReadOnlyList<string> ids, CancellationToken ct);
    /// <summary>What is remembered of them is forgotten and read anew.</summary>
    void Changed(string tenant, IEnumerable<string> ids);
}

/// <summary>What is shown of people within one request: asked one by one, read from the vault together.</summary>
internal interface IPeopleLookup
{
    /// <summary>Null when nothing is kept of that id, or it was erased.</summary>
    ValueTask<PersonalData?> Find(string? id);
}

/// <summary>The offices a person holds at a moment: roles, branches, and whom he stands in for. Answered by the Organization room.</summary>
internal interface IOffices
{
    ValueTask<Actor?> ActorOf(string tenant, string person, string? actingFor, DateTimeOffset at, CancellationToken ct);

    /// <summary>Somebody in offices that are known otherwise, with the branches that lie beneath them.</summary>
    ValueTask<Actor> Seated(string tenant, string person, IReadOnlyList<Office> offices, CancellationToken ct);
}
