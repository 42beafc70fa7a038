using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>What a form promises before it is sent: the offices it will walk through.</summary>
public sealed class RouteBeforeSubmissionTests(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly Office office = new(host);

    [Fact]
    public async Task An_activity_walks_the_steps_that_were_shown_before_it_was_submitted()
    {
        foreach (var user in new[] { "branch", "head" })
        {
            var shown = await Shown(user, "activityRoute(input: $input)", "SubmitActivityInput", Office.Meeting(user));
            var walked = await office.Done(user, "submitActivity", Office.Meeting(user), fields: "id routeRule steps { role }");
            Assert.Equal(Roles(walked), Roles(shown));
            Assert.Equal(walked.GetProperty("routeRule").GetString(), shown.GetProperty("rule").GetString());
        }
        // A form that has hardly been begun has steps too, and a conference is filed with the supervisory unit.
        var begun = await Shown("branch", "activityRoute(input: $input)", "SubmitActivityInput", new { branch = Office.Branch, type = "CONFERENCE" });
        Assert.Equal("FILING", Assert.Single(begun.GetProperty("marks").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_reception_and_a_claim_walk_theirs_and_nobody_elses_form_is_answered()
    {
        var visit = new { branch = Office.Branch, guestUnit = "省医学会", purpose = "调研", receivedOn = "2026-06-09", guestCount = 2, letter = new { number = "医会函12号", unit = "省医学会", on = "2026-06-03", guests = 2 } };
        var reception = await office.Done("branch", "applyReception", visit, "reception", "routeRule steps { role }");
        Assert.Equal(Roles(reception), Roles(await Shown("branch", "receptionRoute(input: $input)", "ApplyReceptionInput", visit)));

        var budget = (await office.Allocate("routes", 50_000)).GetProperty("id").GetString();
        var claim = new
        {
            branch = Office.Branch, title = "会议资料印制", occurredOn = "2026-11-20", payee = new { kind = "COMPANY", name = "成都锦城印务有限公司" },
            lines = new[] { new { item = "MATERIAL", budget, amount = 30_000 } },
        };
        Assert.Equal(new[] { "SECRETARIAT", "FINANCE", "LEADER" }, Roles(await Shown("branch", "fundUseRoute(input: $input)", "SubmitFundUseInput", claim)));
        Assert.Equal("FORBIDDEN", await office.Forbidden("discipline", "query($input: SubmitFundUseInput!) { fundUseRoute(input: $input) { rule } }", new { input = claim }));
        Assert.Equal("NOT_ALLOWED", await office.Forbidden("branch", "query($input: ApplyReceptionInput!) { receptionRoute(input: $input) { rule } }", new { input = new { branch = "branch/elsewhere", guestUnit = "省医学会" } }));
    }

    private async Task<JsonElement> Shown(string user, string field, string type, object input) =>
        (await office.Ask(user, $"query($input: {type}!) {{ route: {field} {{ rule marks steps {{ name role }} }} }}", new { input })).GetProperty("route");

    private static IEnumerable<string?> Roles(JsonElement route) =>
        route.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("role").GetString());
}
