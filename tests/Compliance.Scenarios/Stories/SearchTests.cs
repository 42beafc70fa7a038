using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>The filter <c>text</c>: words that a register looks for in several fields, in the search and in its list alike.</summary>
public sealed class SearchTests(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly Office office = new(host);

    [Fact]
    public async Task Words_are_found_in_every_field_that_a_register_names()
    {
        var budget = (await office.Allocate("findings", 5_000)).GetProperty("id").GetString()!;
        await office.Done("branch", "draftActivity", Office.Meeting("琥珀论坛"));
        await office.Done("branch", "applyReception", new { branch = Office.Branch, guestUnit = "翡翠医院", purpose = "琉璃工作调研", receivedOn = "2026-12-09", guestCount = 2, letter = new { number = "珊瑚函〔2026〕8号", unit = "翡翠医院", on = "2026-12-03", guests = 2 } }, "reception");
        await office.Done("branch", "submitFundUse", new
        {
            branch = Office.Branch, title = "玛瑙展板", occurredOn = "2026-11-20", payee = new { kind = "COMPANY", name = "水晶文印有限公司" },
            lines = new[] { new { item = "MATERIAL", budget, amount = 100 } }, invoices = new[] { new { number = "26510000000000000777", seller = "水晶文印有限公司", date = "2026-11-20", amount = 100, file = await office.Upload("branch", "水晶") } },
        }, "fundUse");

        foreach (var (register, word, found) in new[]
        {
            ("activities", "琥珀", 1), ("activities", "青羊区", 1), ("activities", "成都", 1), ("activities", "翡翠", 0),
            ("receptions", "翡翠", 1), ("receptions", "琉璃", 1), ("receptions", "珊瑚函〔2026〕8号", 1), ("receptions", "玛瑙", 0),
            ("fundUses", "玛瑙", 1), ("fundUses", "水晶", 1), ("fundUses", "2651 0000-0000 0000 0777", 1), ("fundUses", "- -", 0), ("fundUses", "%", 0),
            ("invoices", "0000 0777", 1), ("invoices", "水晶", 1), ("invoices", "- -", 0), ("budgets", "FINDINGS", 1), ("budgets", "nothing", 0),
        })
        {
            var page = (await office.Ask("branch", $"query($q: String!) {{ page: {register}(first: 5, where: {{ text: {{ contains: $q }} }}) {{ totalCount nodes {{ id }} }} }}", new { q = word })).GetProperty("page");
            Assert.True((page.GetProperty("totalCount").GetInt32(), page.GetProperty("nodes").GetArrayLength()) == (found, found), $"{register}: {word} is found {page}");
        }
    }
}
