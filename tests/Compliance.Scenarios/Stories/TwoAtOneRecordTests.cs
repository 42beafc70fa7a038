using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>Two officers at one record: whoever saves over what he has not seen is refused, unless he says that he means it.</summary>
public sealed class TwoAtOneRecordTests(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly Office office = new(host);

    [Fact]
    public async Task An_activity_is_saved_and_submitted_over_the_version_that_was_seen()
    {
        var draft = await office.Done("branch", "draftActivity", Office.Meeting("两人同填的会议"));
        var (id, first) = (draft.GetProperty("id").GetString()!, draft.GetProperty("version").GetInt32());
        var mine = new { id, title = "我改的标题", version = first, idempotencyKey = "two-at-one" };
        var second = (await office.Done("branch", "draftActivity", mine)).GetProperty("version").GetInt32();
        Assert.True(second > first);
        Assert.Equal("RECORD_CHANGED", await office.Refused("head", "draftActivity", new { id, title = "同事改的标题", version = first }));
        Assert.Equal("RECORD_CHANGED", await office.Refused("head", "submitActivity", new { id, version = first }));
        // A repeat of what was taken answers the first result, however old the version is that it names.
        Assert.Equal(second, (await office.Done("branch", "draftActivity", mine)).GetProperty("version").GetInt32());
        var third = await office.Done("head", "draftActivity", new { id, title = "同事执意改的标题" }, fields: "title version");
        Assert.Equal("同事执意改的标题", third.GetProperty("title").GetString());
        await office.Done("branch", "submitActivity", new { id, version = third.GetProperty("version").GetInt32() });
        // Submitted meanwhile: the draft on another screen hears that, not a riddle about states.
        Assert.Equal("RECORD_CHANGED", await office.Refused("head", "draftActivity", new { id, title = "太迟", version = second }));
    }

    [Fact]
    public async Task A_claim_and_a_reception_hold_to_the_same_and_strangers_learn_nothing()
    {
        var budget = (await office.Allocate("two", 5_000)).GetProperty("id").GetString()!;
        var claim = new Dictionary<string, object?>
        {
            ["branch"] = Office.Branch, ["title"] = "两人同填的报销", ["occurredOn"] = "2026-11-20", ["payee"] = new { kind = "COMPANY", name = "成都锦城印务有限公司" },
            ["lines"] = new[] { new { item = "MATERIAL", budget, amount = 100 } },
        };
        var drafted = await office.Done("branch", "draftFundUse", claim, "fundUse");
        (claim["id"], claim["version"], claim["title"]) = (drafted.GetProperty("id").GetString(), drafted.GetProperty("version").GetInt32(), "改过的报销");
        await office.Done("head", "draftFundUse", claim, "fundUse");
        claim["title"] = "又一份";
        Assert.Equal("RECORD_CHANGED", await office.Refused("branch", "draftFundUse", claim, "fundUse"));
        Assert.Equal("RECORD_CHANGED", await office.Refused("branch", "submitFundUse", claim, "fundUse"));

        var visit = new Dictionary<string, object?>
        {
            ["branch"] = Office.Branch, ["guestUnit"] = "省医学会", ["purpose"] = "调研", ["receivedOn"] = "2026-12-09", ["guestCount"] = 2, ["letter"] = new { number = "医会函13号", unit = "省医学会", on = "2026-12-03", guests = 2 },
        };
        var applied = await office.Done("branch", "applyReception", visit, "reception");
        var id = applied.GetProperty("id").GetString()!;
        await office.Done("head", "returnReception", new { id, reason = "请补名单" }, "reception");
        (visit["id"], visit["version"]) = (id, applied.GetProperty("version").GetInt32());
        Assert.Equal("RECORD_CHANGED", await office.Refused("branch", "applyReception", visit, "reception"));

        await office.OpenBranch("branch/dermatology", "皮肤病学分会", "Dermatology");
        var theirs = Office.Meeting("别的分会的会议");
        theirs["branch"] = "branch/dermatology";
        var foreign = await office.Done("secretariat", "draftActivity", theirs);
        Assert.Equal("NOT_FOUND", await office.Refused("branch", "draftActivity", new { id = foreign.GetProperty("id").GetString(), title = "x", version = 99 }));
    }
}
