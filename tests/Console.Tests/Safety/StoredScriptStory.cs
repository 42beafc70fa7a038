namespace Console.Tests.Safety;

/// <summary>Whatever is typed into a field comes back as the text it is, on every page that shows it.</summary>
public sealed class StoredScriptStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private int used;

    [Fact]
    public async Task Markup_and_script_in_every_text_field_of_every_record_are_shown_as_text()
    {
        var budget = (await console.Ask("finance", "{ budgets(first: 1, where: { branch: { eq: \"branch/cardiology\" }, year: { eq: 2026 } }) { nodes { id } } }")).GetProperty("budgets").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var activity = await Enter("branch", "draftActivity", "DraftActivityInput", "activity", new
        {
            branch = "branch/cardiology", type = "TRAINING", @class = "III", title = Text(), purpose = Text(), inPlan = true, planReference = Text(), startsOn = "2026-12-14", endsOn = "2026-12-14", participants = 30, staff = 2,
            lodgingProvided = false, mealsProvided = false, participantsCharged = false, venue = new { city = Text(), name = Text(), place = Text(), kind = "OWN_PREMISES" }, budgetLines = new[] { new { kind = "MATERIAL", amount = 800, note = Text() } },
            lectures = new[] { new { title = "SENIOR", hours = 2, fee = 800, topic = Text(), lecturer = Text(), unit = Text() } }, sponsors = new[] { new { kind = "SPONSOR", unit = Text(), amount = 100, purpose = Text(), contractNumber = Text() } },
            providedItems = Array.Empty<string>(),
        });
        var waiting = (await console.Ask("head", "{ activities(first: 1, where: { waitingFor: { eq: BRANCH_HEAD }, status: { eq: SUBMITTED } }) { nodes { id } } }")).GetProperty("activities").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var reason = Text();
        await Enter("head", "returnActivity", "ReturnActivityInput", "activity", new { id = waiting, reason });
        var reception = await Enter("branch", "applyReception", "ApplyReceptionInput", "reception", new
        {
            branch = "branch/cardiology", guestUnit = Text(), purpose = Text(), receivedOn = "2026-12-15", leftOn = "2026-12-15", letter = new { number = Text(), unit = Text(), on = "2026-11-20", guests = 2 },
            guests = new[] { new { name = Text(), unit = Text(), post = Text() } }, companions = new[] { new { name = Text(), unit = Text(), post = Text() } }, schedule = new[] { new { on = "2026-12-15", what = Text(), time = "09:00", place = Text() } },
            place = new { city = Text(), name = Text(), kind = "CANTEEN" }, meals = new[] { new { on = "2026-12-15", kind = "WORKING_MEAL", people = 3, amount = 120, place = Text() } }, charges = Array.Empty<object>(), providedItems = Array.Empty<string>(),
        });
        var claim = await Enter("branch", "draftFundUse", "DraftFundUseInput", "fundUse", new
        {
            branch = "branch/cardiology", title = Text(), purpose = Text(), occurredOn = "2026-11-10", payee = new { kind = "COMPANY", name = Text(), account = "6222020000000000", bank = Text() },
            lines = new[] { new { item = "MATERIAL", budget, amount = 300, note = Text() } }, invoices = new[] { new { number = "24327000000000000042", seller = Text(), date = "2026-11-10", amount = 300 } },
        });
        var violation = (await console.Ask("branch", "{ violations(first: 1, where: { status: { eq: RAISED } }) { nodes { id } } }")).GetProperty("violations").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var explanation = Text();
        await console.Ask("branch", "mutation($input: ExplainViolationInput!) { explainViolation(input: $input) { violation { id } errors { ... on Error { message } } } }", new { input = new { id = violation, text = explanation } });

        // What those write who run the register stands on everybody's pages.
        var branch = await Enter("secretariat", "openBranch", "OpenBranchInput", "branch", new { slug = "stored", kind = "BRANCH", nameZh = Text(), nameEn = Text() });
        var title = Text();
        var fund = await Enter("finance", "allocateBudget", "AllocateBudgetInput", "budget", new { branch, year = 2026, line = "meetings", title, amount = 1000, basis = Text() });
        await Enter("finance", "adjustBudget", "AdjustBudgetInput", "budget", new { id = fund, change = 10, reason = Text() });
        await Enter("finance", "recordIncome", "RecordIncomeInput", "income", new { branch, kind = "FEE", amount = 1, receivedOn = "2026-11-01", payer = new { kind = "COMPANY", name = Text() }, purpose = Text(), voucher = Text() });
        await Enter("leader", "grantWaiver", "GrantWaiverInput", "waiver", new { subject = activity, clause = "meeting.quota", reason = Text() });
        var (packTitle, clauseTitle) = (Text(), Text());
        var pack = await Enter("discipline", "draftNormPack", "DraftNormPackInput", "normPack", new
        {
            title = new { zh = packTitle, en = Text() }, layer = "ASSOCIATION", basis = new[] { Text() },
            clauses = new[]
            {
                new
                {
                    id = "stored.meals", title = new { zh = clauseTitle, en = Text() }, statement = new { zh = Text(), en = Text() }, rule = new { type = "countLimit", fact = "workingMeals", max = 99 }, severity = "WARN",
                    appliesTo = new { kinds = new[] { "RECEPTION" } }, source = Text(), article = Text(), note = new { zh = Text(), en = Text() }, classification = "B2A",
                },
            },
        });
        await Enter("leader", "adoptNormPack", "AdoptNormPackInput", "normPack", new { id = pack, resolution = Text(), inForceFrom = "2026-01-01" });
        await Enter("admin", "registerPerson", "RegisterPersonInput", "person", new { name = Text(), unit = Text(), post = Text(), rank = Text() });

        await console.As("secretariat", Look.Usual, async v =>
        {
            foreach (var page in new[] { "/", "/activities", "/receptions", "/funds", "/funds/queue", "/budgets", Address(fund), "/norms", "/violations", "/search?q=" + Uri.EscapeDataString("window.stored"), Address(activity), Address(waiting), Address(reception), Address(claim), Address(violation) })
            {
                await v.Open(page);
                var folded = v.Main.Locator("details:not([open]) > summary");
                for (var left = await folded.CountAsync(); left > 0; left--) await folded.First.ClickAsync();
                await v.Settled();
                await AssertHarmless(v);
            }
            await v.Open(Address(activity));
            await Expect(v.Title).ToHaveTextAsync(Texts.At(0));
            await Expect(v.Page).ToHaveTitleAsync($"{Texts.At(0)} · Compliance");
            await v.Open(Address(fund));
            await Expect(v.Main.GetByText(title).First).ToBeVisibleAsync();
            await v.Open("/norms");
            await Expect(v.Main.GetByText(packTitle).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(clauseTitle).First).ToBeVisibleAsync();
            await v.Open(Address(waiting));
            await Expect(v.Main.GetByText(reason).First).ToBeVisibleAsync();
            await v.Open(Address(violation));
            await Expect(v.Main.GetByText(explanation).First).ToBeVisibleAsync();
        });

        // What an address carries is as little to be trusted as what a field holds.
        await console.As("auditor", Look.InEnglish, async v =>
        {
            foreach (var text in Texts.All)
            {
                await v.Open($"/activities?title={Uri.EscapeDataString(text)}&branch={Uri.EscapeDataString(text)}&asOf={Uri.EscapeDataString(text)}");
                await AssertHarmless(v);
                await v.Open($"/activities/{Uri.EscapeDataString(text)}");
                await AssertHarmless(v);
            }
        });
    }

    private string Text() => Texts.At(used++);

    private static string Address(string id) => id[..id.IndexOf('/', StringComparison.Ordinal)] switch { "activity" => "/activities", "reception" => "/receptions", "fund-use" => "/funds", "budget" => "/budgets", _ => "/violations" } + id[id.IndexOf('/', StringComparison.Ordinal)..];

    private async Task<string> Enter(string user, string act, string inputType, string record, object input)
    {
        var said = (await console.Ask(user, $"mutation($input: {inputType}!) {{ {act}(input: $input) {{ {record} {{ id }} errors {{ ... on Error {{ code message }} }} }} }}", new { input })).GetProperty(act);
        Assert.True(said.GetProperty(record).ValueKind != System.Text.Json.JsonValueKind.Null, $"{act}: {said}");
        return said.GetProperty(record).GetProperty("id").GetString()!;
    }

    private static async Task AssertHarmless(Visitor v)
    {
        Assert.True(await v.Page.EvaluateAsync<bool>("window.stored === undefined"), $"A stored text ran as script on {v.Page.Url}");
        Assert.Equal(0, await v.Page.Locator("script:not([src]), iframe, math, main style, [onerror], [onload], [onfocus], [onbegin], [ontoggle], a[href^='data:' i]").CountAsync());
        Assert.Equal(0, await v.Page.Locator("a[href^='javascript:' i]").CountAsync());
    }
}
