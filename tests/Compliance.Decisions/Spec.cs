using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Kernel;
using Xunit;

namespace Compliance.Decisions;

/// <summary>Given events, when a command is decided, then events or a refusal: one expression a test.</summary>
internal static class Spec
{
    public static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static Given<TState> Given<TState, TRow>(this StreamKind<TState, TRow> kind, params IEnumerable<object> events) where TState : class where TRow : class, IRow =>
        new(events.Aggregate(kind.Initial, kind.Evolve));

    /// <summary>Events as they are stored: records compare lists by reference, their JSON does not.</summary>
    public static string Stored(object e) => e.GetType().Name + JsonSerializer.Serialize(e, e.GetType(), Json);

    /// <summary>What is written is read back as the same event.</summary>
    public static void RoundTrips(object e)
    {
        var written = JsonSerializer.Serialize(e, e.GetType(), Json);
        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize(written, e.GetType(), Json), e.GetType(), Json));
    }

    /// <summary>The row after these events of one stream, an hour apart.</summary>
    public static TRow? Row<TState, TRow>(this StreamKind<TState, TRow> kind, string id, params IEnumerable<object> events) where TState : class where TRow : class, IRow =>
        events.Select((e, i) => new Envelope(id, i + 1, e, Start.AddHours(i), Start.AddHours(i), "person/recorded"))
            .Aggregate((TRow?)null, (row, e) => kind.View is View<TRow> view ? view.Fold(row, e) : row);

    public static readonly DateTimeOffset Start = new(2025, 6, 9, 9, 0, 0, TimeSpan.FromHours(8));
}

internal sealed class Given<TState>(TState state)
{
    public TState State => state;
    public Then When(Func<TState, Decision> decide) => new(decide(state));
}

internal sealed class Then(Decision decision)
{
    public string? Code => (decision as Decision.Refused)?.Refusal.Code;

    public IReadOnlyList<object> Events => decision is Decision.Accepted accepted ? accepted.Events : throw new Xunit.Sdk.XunitException($"Refused: {Code}.");

    public void ThenHappens(params object[] expected) => Assert.Equal(expected.Select(Spec.Stored), Events.Select(Spec.Stored));

    public Refusal ThenRefused(string code, string? field = null, bool? grave = null)
    {
        var refusal = (decision as Decision.Refused)?.Refusal ?? throw new Xunit.Sdk.XunitException($"Accepted, not refused with {code}.");
        Assert.Equal(code, refusal.Code);
        if (field is not null) Assert.Equal(field, refusal.Args["field"]);
        if (grave is not null) Assert.Equal(grave, refusal.Grave);
        return refusal;
    }
}
