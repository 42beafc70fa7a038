using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Compliance.Audit;
using Compliance.Host.Commands;
using Compliance.Host.Views;
using Compliance.Kernel;
using EventStore;
using Npgsql;

namespace Compliance.Host.Demo;

/// <summary>One act as it is played: the desk of its person and moment, and the key under which it happens once.</summary>
internal sealed record Scene(IDesk Desk, IViews Views, INodes Nodes, IHistoryReader History, string Key);

/// <summary>
/// Plays the demo association: every act goes through the ordinary commands, by an ordinary person, at its own past moment, in
/// the order of time. Ids come from labels, so that the same demo is the same everywhere.
/// </summary>
internal sealed class DemoStage(DeskServices services, NpgsqlDataSource source, string tenant, IReadOnlyDictionary<string, Actor> cast)
{
    private readonly List<(DateTimeOffset At, string Who, string Label, Func<Scene, CancellationToken, Task<IReadOnlyList<PayloadError>?>> Do, string? Refused)> acts = [];
    private readonly StageClock clock = new();

    public string Tenant => tenant;

    /// <summary>A moment in the office's time: <c>2025-06-09 09:30</c>.</summary>
    public static DateTimeOffset At(string moment) => new(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The id of the record that the act of that label makes.</summary>
    public static string Id(StreamKind kind, string label) => kind.Id(GuidOf(label).ToString());

    /// <param name="refused">The code of the refusal the act must meet; null when it must succeed.</param>
    public void Act(string who, string moment, string label, Func<Scene, CancellationToken, Task<IReadOnlyList<PayloadError>?>> act, string? refused = null) =>
        acts.Add((At(moment), who, label, act, refused));

    /// <summary>Plays every act that lies in the past; answers how many there were.</summary>
    public async Task<int> PlayAsync(DateTimeOffset now, CancellationToken ct)
    {
        // Its own cache and clock, the house's store and reactors: the rest of the host does not notice.
        var desks = new DeskServices(services.Store, services.Rooms, new StreamCache(), new StreamLocks(), services.Conflicts, clock) { Reactors = services.Reactors, Attempts = services.Attempts, Vault = services.Vault, Uploads = services.Uploads };
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var played = 0;
        foreach (var (at, who, label, act, refused) in acts.OrderBy(a => a.At))
        {
            var turn = seen[label] = seen.GetValueOrDefault(label) + 1;
            if (at > now) continue;
            clock.Now = at;
            var actor = cast[who];
            var desk = new StageDesk(new Desk(desks, actor, "zh-CN", "demo"), label);
            var views = new PostgresViews(source, tenant);
            // A refusal changes nothing, so no key remembers it: the recorded attempt does.
            if (refused is not null && (await views.List(AttemptView.View, Filter.And(Filter.Eq("by", actor.Person), Filter.Eq("code", refused), Filter.Eq("at", at)), 1, ct)).Count > 0) continue;
            var errors = await act(new Scene(desk, views, new Nodes(services.Rooms, views, actor), new HistoryReader(services.Store.ReadStreamAsync, services.Rooms, actor), $"demo/{label}/{turn}"), ct);
            if (errors?.FirstOrDefault()?.Code != refused)
                throw new InvalidOperationException($"The demo's act {label} ({turn}) of {who} at {at:yyyy-MM-dd} ended with {errors?.FirstOrDefault()?.Code ?? "success"}: {errors?.FirstOrDefault()?.Message}");
            played++;
        }
        return played;
    }

    private static Guid GuidOf(string label)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("demo association/" + label)).AsSpan(0, 16);
        // Version 8, "custom": made from a name of our own choosing.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed class StageClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>The ordinary desk, except that a new record's id comes from the act's label.</summary>
    private sealed class StageDesk(Desk desk, string label) : IDesk
    {
        public Actor Actor => desk.Actor;
        public DateTimeOffset Now => desk.Now;
        public string Language => desk.Language;
        public string NewId(StreamKind kind) => Id(kind, label);
        public string Text(string code, IReadOnlyDictionary<string, object?> args) => desk.Text(code, args);

        public ValueTask<IReadOnlyList<VaultedPerson>> Name(IReadOnlyList<(string? Id, PersonalData Data)> people, CancellationToken ct) => desk.Name(people, ct);

        public Task<Outcome<TRow>> Handle<TState, TRow>(StreamKind<TState, TRow> kind, string id, string? idempotencyKey, object input,
            Func<TState, IWork, ValueTask<Decision>> decide, CancellationToken ct) where TState : class where TRow : class, IRow =>
            desk.Handle(kind, id, idempotencyKey, input, decide, ct);
    }
}
