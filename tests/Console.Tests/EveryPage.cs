using System.Text.RegularExpressions;

namespace Console.Tests;

/// <summary>
/// Each page as it is shown to a customer: one head, within the screen, and nothing wrong with it that a machine can find, on
/// a desk and on a phone, light and dark, in both languages. A picture of each is kept.
/// </summary>
public abstract class EveryPage(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    /// <param name="address">With ` > ` and the Chinese name of a link, or `*` for the list's first row, for each step further.</param>
    protected async Task IsFitToBeShown(string name, string user, string address)
    {
        var there = "";
        await console.As(user, Look.Usual, async v =>
        {
            var way = address.Split(" > ");
            await v.Open(way[0]);
            foreach (var link in way[1..])
            {
                var from = v.Page.Url;
                await (link == "*" ? v.Rows.First : v.Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true })).ClickAsync();
                await Expect(v.Page).Not.ToHaveURLAsync(from);
                await v.Settled();
            }
            there = new Uri(v.Page.Url).PathAndQuery;
            await Shown(v, name, Rules.All);
            await v.Wear(Look.InDark);
            // The same page in other colours: by them alone it can be wrong where it was right before.
            await Shown(v, name, Rules.OfColour);
            await v.Wear(Look.OnPhone);
            await Shown(v, name, null);
        });
        await console.As(user, Look.OnPhoneInEnglish, async v =>
        {
            await v.Open(there);
            await Shown(v, name, Rules.All);
            await v.Wear(Look.InEnglish);
            await Shown(v, name, null);
        });
    }

    private static async Task Shown(Visitor v, string name, Rules? judged)
    {
        await Expect(v.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        if (judged is { } rules) await v.AssertAccessible(rules);
        // A picture that is read out is read out in the reader's language.
        if (v.Look.Language == Look.Chinese)
            Assert.Empty(await v.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[role=img][aria-label]')].filter(e => !e.closest('[aria-hidden=true]') && !/\\p{Script=Han}/u.test(e.ariaLabel)).map(e => e.outerHTML)"));
        await v.AssertFits();
        await v.Keep(name);
    }
}

public sealed class EveryList(ConsoleFixture console) : EveryPage(console)
{
    [Theory]
    [InlineData("home-branch", "branch", "/")]
    [InlineData("home-finance", "finance", "/")]
    [InlineData("home-discipline", "discipline", "/")]
    [InlineData("activities", "secretariat", "/activities")]
    [InlineData("receptions", "branch", "/receptions")]
    [InlineData("funds", "branch", "/funds")]
    [InlineData("queue", "finance", "/funds/queue")]
    [InlineData("settlements", "finance", "/funds/settlements")]
    [InlineData("invoices", "finance", "/funds/invoices")]
    [InlineData("budgets", "finance", "/budgets")]
    [InlineData("violations", "discipline", "/violations")]
    [InlineData("statement", "discipline", "/violations/statement")]
    [InlineData("norms", "auditor", "/norms")]
    [InlineData("clues", "discipline", "/clues")]
    [InlineData("identity-requests", "custodian", "/identity-requests")]
    [InlineData("search", "secretariat", "/search?q=会议")]
    [InlineData("nothing-found", "branch", "/activities?title=没有这样的活动")]
    [InlineData("no-such-page", "branch", "/no/such/page")]
    public Task Is_accessible_and_fits_in_both_languages_on_desk_and_phone_light_and_dark(string name, string user, string address) => IsFitToBeShown(name, user, address);
}

public sealed class EveryRecord(ConsoleFixture console) : EveryPage(console)
{
    [Theory]
    [InlineData("activity", "branch", "/activities?title=胸痛中心 > *")]
    [InlineData("activity-returned", "auditor", "/activities?status=RETURNED > *")]
    [InlineData("activity-form", "branch", "/activities/edit/new")]
    [InlineData("activity-form-returned", "secretariat", "/activities?status=RETURNED > * > 继续填写")]
    [InlineData("print-activity", "branch", "/activities?title=胸痛中心 > * > 打印审批表")]
    [InlineData("reception", "discipline", "/receptions?status=VERIFIED,CLAIMED > *")]
    [InlineData("reception-form", "branch", "/receptions/edit/new")]
    [InlineData("reception-list-form", "branch", "/receptions?status=APPROVED,HELD > * > 填写接待清单")]
    [InlineData("print-reception", "branch", "/receptions?status=VERIFIED,CLAIMED > * > 打印清单")]
    [InlineData("claim", "finance", "/funds > *")]
    [InlineData("claim-form", "branch", "/funds/edit/new")]
    [InlineData("print-claim", "finance", "/funds > * > 打印")]
    [InlineData("budget", "finance", "/budgets > *")]
    [InlineData("violation", "discipline", "/violations?status=CONFIRMED > *")]
    [InlineData("clue", "leader", "/clues?status=PROPOSED > *")]
    public Task Is_accessible_and_fits_in_both_languages_on_desk_and_phone_light_and_dark(string name, string user, string address) => IsFitToBeShown(name, user, address);
}
