using System.Text.Json;
using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Organization;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Discipline;

/// <summary>The cast of a clue on a running host: a second and a third of the discipline staff, and the acts by name.</summary>
internal static class ClueStage
{
    public const string Second = "discipline-b", Third = "discipline-c", Named = "person/head";

    /// <summary>Once a host.</summary>
    public static async Task SeatAsync(HostFixture host)
    {
        foreach (var user in new[] { Second, Third }) await SeatAsync(host, user, Role.Discipline);
    }

    public static async Task SeatAsync(HostFixture host, string user, Role role)
    {
        var accounts = host.Services.GetRequiredService<Accounts>();
        if (await accounts.FindAsync(user, default) is not null) return;
        await Desk(host).Handle(Person.Kind, DemoAccounts.PersonOf(user), null, "seed", (state, _) => new ValueTask<Decision>(state.Registered
            ? Decision.Nothing : Decision.Accept(new PersonRegistered("seed"), new RoleGranted(role, null, new DateOnly(2020, 1, 1), null, "seed"))), default);
        await accounts.AddAsync(user, host.Settings.Tenant, DemoAccounts.PersonOf(user), "no password opens this", default);
    }

    public static Task LeaveAsync(HostFixture host, string user, Role role) => Desk(host).Handle(Person.Kind, DemoAccounts.PersonOf(user), null, "seed",
        (_, _) => new ValueTask<Decision>(Decision.Accept(new RoleRevoked(role, null, new DateOnly(2020, 1, 2), "离任"))), default);

    public static async Task<string> Register(HostFixture host, string user, string more = "")
    {
        var (record, code) = await Act(host, user, "registerClue", "clue", $$"""source: REPORT, discipline: INTEGRITY, text: "以会议名义列支聚餐", persons: ["{{Named}}"], branch: "{{OfficeSeed.Branch}}" {{more}}""");
        Assert.Null(code);
        return record.GetProperty("id").GetString()!;
    }

    /// <summary>The record after the act, or the code of the refusal, the field's own among them.</summary>
    public static async Task<(JsonElement Record, string? Code)> Act(HostFixture host, string user, string act, string record, string input, string fields = "id")
    {
        using var answer = await host.GraphQL(user, $$"""mutation { {{act}}(input: { {{input}} }) { {{record}} { {{fields}} } errors { ... on Error { code } } } }""");
        if (answer.RootElement.TryGetProperty("errors", out var refused)) return (default, refused[0].GetProperty("extensions").GetProperty("code").GetString());
        var payload = answer.RootElement.GetProperty("data").GetProperty(act).Clone();
        return (payload.GetProperty(record), payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].GetProperty("code").GetString() : null);
    }

    public static async Task Happens(HostFixture host, string user, string act, string input, string record = "clue") =>
        Assert.Null((await Act(host, user, act, record, input)).Code);

    private static Desk Desk(HostFixture host) => new(host.Services.GetRequiredService<DeskServices>(), Actor.System(host.Settings.Tenant), "en", null);
}
