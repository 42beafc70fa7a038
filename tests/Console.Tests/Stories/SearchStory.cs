using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>One word over all registers; the list behind each group holds exactly what was found.</summary>
public sealed class SearchStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public Task What_is_found_by_its_place_is_in_the_list_too() => console.As("auditor", Look.Usual, async v =>
    {
        const string place = "学会学术厅";
        var there = (await console.Ask("auditor", $$"""{ activities(where: { place: { contains: "{{place}}" } }) { totalCount nodes { id } } }""")).GetProperty("activities").GetProperty("totalCount").GetInt32();
        Assert.True(there > 8);
        await v.Open("/search?q=" + Uri.EscapeDataString(place));
        await Expect(Group(v, "活动").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(8);
        await v.Keep("search-by-place");
        await v.Press(Group(v, "活动").GetByRole(AriaRole.Link, new() { Name = "查看全部" }));
        await v.Counts(there);
    });

    [Fact]
    public Task Letters_invoices_budgets_and_clauses_are_found_and_all_leads_to_as_many() => console.As("finance", Look.Usual, async v =>
    {
        // A letter's number finds its reception, an invoice's number typed with blanks both the invoice and the claim.
        await All(v, "江医函〔2026〕40号", ("公务接待", "/receptions"));
        await All(v, "2633 2000 0000 0810 0079", ("经费使用", "/funds"), ("发票", "/funds/invoices"));
        await All(v, "培训费", ("预算", "/budgets"));
        await v.Open("/search?q=" + Uri.EscapeDataString("逾期报销"));
        await v.Press(Group(v, "标准条款").GetByRole(AriaRole.Link, new() { Name = "逾期报销" }));
        await Expect(v.Page).ToHaveURLAsync(new Regex(@"/norms\?q=process\.late-claim"));
        await Expect(v.Main.GetByText("process.late-claim")).ToBeVisibleAsync();
    });

    private async Task All(Visitor v, string word, params (string Group, string Register)[] groups)
    {
        var q = Uri.EscapeDataString(word);
        await v.Open("/search?q=" + q);
        var shown = new List<(string Register, int Rows)>();
        foreach (var (group, register) in groups)
        {
            await Expect(Group(v, group).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
            shown.Add((register, await Group(v, group).GetByRole(AriaRole.Listitem).CountAsync()));
        }
        foreach (var (register, rows) in shown)
        {
            await v.Open($"{register}?text={q}");
            await v.Counts(rows);
        }
    }

    private static ILocator Group(Visitor v, string name) => v.Main.Locator("section").Filter(new() { Has = v.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^" + name + @" \(\d+\+?\)$") }) });
}
