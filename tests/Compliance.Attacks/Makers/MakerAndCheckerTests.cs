using System.Text.Json;
using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Organization;
using Compliance.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Attacks.Makers;

/// <summary>Who made a record does not check it: not after changing offices, not through another's hands, not in another's name.</summary>
public sealed class MakerAndCheckerTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Branch = OfficeSeed.Branch;
    private const string Draft = "branch: \"branch/cardiology\", type: MEETING, class: III, title: \"学术沙龙\", inPlan: true, conveys: false, startsOn: \"2027-03-10\", endsOn: \"2027-03-11\", arrivesOn: \"2027-03-10\", departsOn: \"2027-03-11\", "
        + "participants: 40, staff: 4, lodgingProvided: true, mealsProvided: true, participantsCharged: false, providedItems: [], venue: { city: \"杭州\", place: \"西溪路 1 号\", kind: CONFERENCE_CENTRE }, budgetLines: [{ kind: LODGING, amount: 20000 }, { kind: MEALS, amount: 9000 }]";

    private async Task<string> Seat(string user, Role role, string? branch = null)
    {
        var desk = new Desk(host.Services.GetRequiredService<DeskServices>(), Actor.System(host.Settings.Tenant), "en", null);
        await desk.Handle(Person.Kind, "person/" + user, null, "seat", (state, _) => new ValueTask<Decision>(state.Registered ? Decision.Nothing
            : Decision.Accept(new PersonRegistered("hash"), new RoleGranted(role, branch, new DateOnly(2020, 1, 1), null, null))), default);
        await host.Services.GetRequiredService<Accounts>().AddAsync(user, host.Settings.Tenant, "person/" + user, "no password opens this", default);
        return "person/" + user;
    }

    private async Task<(string? Code, JsonElement Payload)> Do(string user, string mutation, string input, string record = "activity { id }", string? actingFor = null)
    {
        using var client = await host.Client(user, "en");
        if (actingFor is not null) client.DefaultRequestHeaders.Add(ActorMiddleware.ActingFor, actingFor);
        using var answer = await client.Graph($"mutation {{ it: {mutation}(input: {{ {input} }}) {{ {record} errors {{ ... on Error {{ code }} }} }} }}");
        Assert.True(answer.Code() is null, answer.RootElement.GetRawText());
        var it = answer.RootElement.GetProperty("data").GetProperty("it").Clone();
        return (it.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].GetProperty("code").GetString() : null, it);
    }

    private async Task<string> Submitted(string user, string? actingFor = null)
    {
        var (code, payload) = await Do(user, "submitActivity", Draft, actingFor: actingFor);
        Assert.Null(code);
        return payload.GetProperty("activity").GetProperty("id").GetString()!;
    }

    private async Task<IReadOnlyList<(string By, string? For)>> Attempts(string subject)
    {
        var data = await host.Data("auditor", "query($s: ID!) { refusedAttempts(where: { subject: { eq: $s } }) { nodes { code by { id } actingFor { id } } } }", new { s = subject });
        return [.. data.GetProperty("refusedAttempts").GetProperty("nodes").EnumerateArray().Where(n => n.GetProperty("code").GetString() == "SELF_APPROVAL")
            .Select(n => (n.GetProperty("by").GetProperty("id").GetString()!, n.GetProperty("actingFor") is { ValueKind: JsonValueKind.Object } f ? f.GetProperty("id").GetString() : null))];
    }

    [Fact]
    public async Task An_officer_who_becomes_head_does_not_approve_what_he_submitted_before()
    {
        var maker = await Seat("riser", Role.BranchOfficer, Branch);
        var id = await Submitted("riser");
        Assert.Null((await Do("admin", "revokeRole", $"person: \"{maker}\", role: BRANCH_OFFICER, branch: \"{Branch}\", reason: \"换届\"", "person { id }")).Code);
        Assert.Null((await Do("admin", "grantRole", $"person: \"{maker}\", role: BRANCH_HEAD, branch: \"{Branch}\"", "person { id }")).Code);
        Assert.Equal("SELF_APPROVAL", (await Do("riser", "approveActivityStep", $"id: \"{id}\"")).Code);
        Assert.Equal([("person/riser", null)], await Attempts(id));
    }

    [Fact]
    public async Task Nobody_approves_in_the_makers_name_and_both_names_stand_in_what_is_recorded()
    {
        var maker = await Seat("clerk-one", Role.Secretariat);
        await Seat("clerk-two", Role.Secretariat);
        var id = await Submitted("clerk-one");
        Assert.Null((await Do("head", "approveActivityStep", $"id: \"{id}\"")).Code);
        Assert.Null((await Do("clerk-one", "delegateOffices", $"to: \"person/clerk-two\", from: \"{OfficeTime.Day(DateTimeOffset.UtcNow):yyyy-MM-dd}\", until: \"{OfficeTime.Day(DateTimeOffset.UtcNow).AddDays(1):yyyy-MM-dd}\", reason: \"出差\"", "person { id }")).Code);
        Assert.Equal("SELF_APPROVAL", (await Do("clerk-two", "approveActivityStep", $"id: \"{id}\"", actingFor: maker)).Code);
        Assert.Equal([("person/clerk-two", maker)], await Attempts(id));

        // And the other way round: what he made in the other's name is approved by neither.
        var lent = await Submitted("clerk-two", maker);
        Assert.Null((await Do("head", "approveActivityStep", $"id: \"{lent}\"")).Code);
        foreach (var user in new[] { "clerk-one", "clerk-two" }) Assert.Equal("SELF_APPROVAL", (await Do(user, "approveActivityStep", $"id: \"{lent}\"")).Code);
        Assert.Null((await Do("secretariat", "approveActivityStep", $"id: \"{lent}\"")).Code);
        var history = await host.Data("auditor", "query($s: ID!) { history(subject: $s, first: 20) { nodes { type by { id } actingFor { id } } } }", new { s = lent });
        var submitted = history.GetProperty("history").GetProperty("nodes").EnumerateArray().First(n => n.GetProperty("type").GetString() == "activity_submitted");
        Assert.Equal(("person/clerk-two", maker), (submitted.GetProperty("by").GetProperty("id").GetString(), submitted.GetProperty("actingFor").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_head_cannot_lend_his_office_to_the_officer_of_his_branch_but_to_one_of_another()
    {
        await Seat("head-of-here", Role.BranchHead, Branch);
        await Seat("officer-of-here", Role.BranchOfficer, Branch);
        await Seat("officer-of-there", Role.BranchOfficer, "branch/neurology");
        var now = OfficeTime.Day(DateTimeOffset.UtcNow);
        var (today, tomorrow) = ($"{now:yyyy-MM-dd}", $"{now.AddDays(1):yyyy-MM-dd}");
        Assert.Equal("TOXIC_MONEY", (await Do("head-of-here", "delegateOffices", $"to: \"person/officer-of-here\", from: \"{today}\", until: \"{tomorrow}\", reason: \"出差\"", "person { id }")).Code);
        Assert.Null((await Do("head-of-here", "delegateOffices", $"to: \"person/officer-of-there\", from: \"{today}\", until: \"{tomorrow}\", reason: \"出差\"", "person { id }")).Code);
        var id = await Submitted("branch");
        Assert.Null((await Do("officer-of-there", "approveActivityStep", $"id: \"{id}\"", actingFor: "person/head-of-here")).Code);
    }
}
