using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Compliance.Host.People;
using Compliance.Kernel;
using EventStore;

namespace Compliance.Host.Commands;

/// <summary>The desk of one request: load, decide, let the rooms react, commit, retry on conflict.</summary>
internal sealed class Desk(DeskServices services, Actor actor, string language, string? correlation) : IDesk
{
    private readonly HashSet<string> fresh = new(StringComparer.Ordinal);
    private List<NamedPerson> named = [];

    public DeskServices Services => services;
    public Actor Actor => actor;
    public DateTimeOffset Now { get; } = Micros(services.Time.GetUtcNow());
    public string Language => language;
    public string? Correlation => correlation;

    /// <summary>The recorded time of the attempt under way.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    public string NewId(StreamKind kind)
    {
        var id = kind.Id(Guid.CreateVersion7(Now).ToString());
        fresh.Add(id);
        return id;
    }

    public bool IsFresh(string id) => fresh.Contains(id);

    public string Text(string code, IReadOnlyDictionary<string, object?> args) => services.Rooms.Texts.Render(code, args, language);

    public async ValueTask<IReadOnlyList<VaultedPerson>> Name(IReadOnlyList<(string? Id, PersonalData Data)> people, CancellationToken ct)
    {
        var vault = services.Vault ?? throw new InvalidOperationException("This desk names nobody.");
        var sealedNow = await vault.Seal(actor.Tenant, people, ct);
        named.AddRange(sealedNow);
        return [.. sealedNow.Select(p => new VaultedPerson(p.Id, p.Hash))];
    }

    public async Task<Outcome<TRow>> Handle<TState, TRow>(StreamKind<TState, TRow> kind, string id, string? idempotencyKey, object input,
        Func<TState, IWork, ValueTask<Decision>> decide, CancellationToken ct)
        where TState : class where TRow : class, IRow
    {
        if (idempotencyKey is not null && Check.Text("idempotencyKey", idempotencyKey) is { } unusable) return new(null, unusable);
        // A key belongs to the one who used it: two persons with the same key are two requests.
        var key = idempotencyKey is null ? null : $"{actor.Person}:{idempotencyKey}";
        var fingerprint = key is null ? null : Fingerprint(input);
        var version = (input as ISeenInput)?.Version;
        // Whoever was named before this command belongs to it alone, whatever comes of it.
        var people = named;
        named = [];
        try
        {
            return await services.Conflicts.ExecuteAsync(async token =>
            {
                var outcome = await Attempt(kind, id, key, fingerprint, people, version, decide, trustCache: true, token)
                    ?? await Attempt(kind, id, key, fingerprint, people, version, decide, trustCache: false, token);
                return outcome!;
            }, ct);
        }
        catch (DuplicateKeyException)
        {
            return await FirstResult(kind, key!, fingerprint!, ct)
                ?? throw new InvalidOperationException("The store knows the key but not its result.");
        }
    }

    /// <summary>One attempt; null when a remembered state led to a refusal that the store must confirm.</summary>
    private async Task<Outcome<TRow>?> Attempt<TState, TRow>(StreamKind<TState, TRow> kind, string id, string? key, string? fingerprint, IReadOnlyList<NamedPerson> people, int? version,
        Func<TState, IWork, ValueTask<Decision>> decide, bool trustCache, CancellationToken ct)
        where TState : class where TRow : class, IRow
    {
        RecordedAt = Micros(services.Time.GetUtcNow());
        await using var work = new Work(this, trustCache);
        var seen = await work.Load(kind, id, ct);
        var decision = await decide(seen.State, work);
        // Whoever may not see the record is not told either that it has changed.
        if (seen.Exists && version is { } known && known != seen.Version && decision is not Decision.Refused { Refusal.Code: "NOT_FOUND" or "NOT_ALLOWED" })
            decision = Refusal.Because("RECORD_CHANGED", ("seen", known), ("now", seen.Version));
        var refusal = (decision as Decision.Refused)?.Refusal;
        if (decision is Decision.Accepted accepted)
        {
            work.Append(kind, id, accepted.Events);
            refusal = await work.Settle(ct);
            if (refusal is null && services.Uploads is { } uploads) refusal = await uploads.Unknown(actor, work.NewFiles(), ct);
        }
        if (refusal is null && !work.IsEmpty)
        {
            await work.Commit(key, fingerprint, people, ct);
            return new((TRow?)work.RowOf(id), null);
        }
        if (work.UsedCache)
        {
            work.ForgetCached();
            return null;
        }
        // A repeat may find the record already moved on by its own first try.
        if (key is not null && await FirstResult(kind, key, fingerprint!, ct) is { } earlier) return earlier;
        if (refusal is null) return new((TRow?)work.RowOf(id), null);
        if (refusal.Grave && services.Attempts is { } attempts) await attempts.Record(this, id, refusal, ct);
        return new(null, refusal);
    }

    private async Task<Outcome<TRow>?> FirstResult<TState, TRow>(StreamKind<TState, TRow> kind, string key, string fingerprint, CancellationToken ct)
        where TState : class where TRow : class, IRow
    {
        if (await services.Store.FindKeyAsync(actor.Tenant, key, ct) is not { } first) return null;
        if (first.Fingerprint != fingerprint || !kind.Owns(first.Stream))
            return new(null, Refusal.Because("KEY_REUSED", ("key", key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..])));
        var folded = await services.Load(actor.Tenant, kind, first.Stream, ct, first.Version);
        return new((TRow?)folded.Row, null);
    }

    private static string Fingerprint(object input)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(input, input.GetType());
        return Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(input.GetType().Name), .. json]));
    }

    /// <summary>PostgreSQL keeps microseconds; what is remembered must equal what is stored.</summary>
    internal static DateTimeOffset Micros(DateTimeOffset t) => new(t.UtcTicks - (t.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
