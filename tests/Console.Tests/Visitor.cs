using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Compliance.Host.Access;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Console.Tests;

/// <summary>Which rules of accessibility are looked at.</summary>
internal enum Rules { All, OfColour }

/// <summary>Somebody at a browser. He finds things as people do: by their role and their name.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string Artefacts = Path.Combine(Root(), "tests", "Console.Tests", "artefacts");

    // Counts the questions that have no answer yet; the connection that stays open to hear of changes is none. Still is a page
    // when frame after frame, each with time to spare, finds nothing asked, nothing busy and nothing on its way to another place
    // or colour.
    private const string Watch = """
        (() => {
          const real = window.fetch;
          window.asked = 0; window.open_ = 0;
          window.fetch = async (what, how) => {
            if (/event-stream/.test(new Headers(how?.headers ?? what?.headers).get('accept'))) return real(what, how);
            window.asked++; window.open_++;
            try { const answer = await real(what, how); await answer.clone().arrayBuffer(); return answer; } finally { window.open_--; }
          };
          const moving = () => document.getAnimations().some(a => a.playState === 'running' && a.effect?.getComputedTiming().endTime !== Infinity);
          const busy = () => window.open_ > 0 ? `${window.open_} questions` : document.querySelector('[aria-busy=true], main .bones')?.outerHTML.slice(0, 300) ?? (moving() ? 'something moves' : '');
          window.busyWith = busy;
          window.still = () => new Promise(done => {
            let frames = 0;
            const look = () => { frames = busy() ? 0 : frames + 1; frames > 3 ? done() : requestAnimationFrame(() => requestIdleCallback(look, { timeout: 500 })); };
            look();
          });
        })();
        """;
    /// <summary>The clock by which the office goes.</summary>
    public const string Office = "Asia/Shanghai";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private string? forgiven;

    private Visitor(ConsoleFixture console, IBrowserContext context, IPage page, Look look, string? token) =>
        (Console, this.context, Page, Look, Token) = (console, context, page, look, token);

    public ConsoleFixture Console { get; }
    public IPage Page { get; }
    public Look Look { get; private set; }
    /// <summary>Of the session he came with.</summary>
    public string? Token { get; }
    public IReadOnlyList<string> Complaints => complaints;
    public ILocator Main => Page.GetByRole(AriaRole.Main);
    public ILocator Title => Main.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public static async Task<Visitor> ArriveAsync(ConsoleFixture console, string? user, Look look, string zone = Office)
    {
        var context = await console.Browser.NewContextAsync(new()
        {
            BaseURL = console.Address.ToString(), ViewportSize = new() { Width = look.Width, Height = look.Height }, Locale = look.Language, TimezoneId = zone,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce, HasTouch = look.Width < 500, AcceptDownloads = true,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        await context.AddInitScriptAsync(Watch);
        await context.AddInitScriptAsync($"localStorage.getItem('compliance.language') ?? localStorage.setItem('compliance.language', '{look.Language}');");
        var token = user is null ? null : await console.Token(user);
        if (token is not null)
            await context.AddCookiesAsync([new() { Name = SessionHandler.Cookie, Value = token, Url = console.Address.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        var visitor = new Visitor(console, context, await context.NewPageAsync(), look, token);
        visitor.Listen();
        return visitor;
    }

    /// <summary>The same page on another screen or in the other light.</summary>
    public async Task Wear(Look look)
    {
        await Page.SetViewportSizeAsync(look.Width, look.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light });
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", look.Dark ? "dark" : "light");
        Look = look;
        await Settled();
    }

    public string Say(string zh, string en) => Look.Say(zh, en);

    public async Task Open(string address)
    {
        await Page.GotoAsync(address);
        await Settled();
    }

    /// <summary>Everything that was asked for has been answered and drawn, on however slow a machine.</summary>
    public async Task Settled()
    {
        await Expect(Title.Or(Main.GetByRole(AriaRole.Alert)).First).ToBeVisibleAsync();
        try
        {
            await Page.EvaluateAsync("window.still()").WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Page.Url} ({Look}) does not come to rest: {await Page.EvaluateAsync<string>("window.busyWith()")}");
        }
    }

    /// <summary>Clicks and waits for what comes of it.</summary>
    public async Task Press(ILocator what)
    {
        await what.ClickAsync();
        await Settled();
    }

    /// <summary>Opens the record of a list's first row.</summary>
    public async Task OpenFirst()
    {
        await Settled();
        var from = Page.Url;
        await Rows.First.ClickAsync();
        await Expect(Page).Not.ToHaveURLAsync(from);
        await Settled();
    }

    public async Task Back()
    {
        await Page.GoBackAsync();
        await Settled();
    }

    public async Task Forward()
    {
        await Page.GoForwardAsync();
        await Settled();
    }

    public ILocator Button(string zh, string en) => Page.GetByRole(AriaRole.Button, new() { NameRegex = Named(zh, en) });
    public ILocator Field(string zh, string en, ILocator? within = null) => within?.GetByLabel(Say(zh, en), new() { Exact = true }) ?? Page.GetByLabel(Say(zh, en), new() { Exact = true });
    /// <summary>The rows of a form that are filled in one under another, or whatever else stands under one name.</summary>
    public ILocator Group(string zh, string en) => Main.GetByRole(AriaRole.Group, new() { NameRegex = new("^" + Regex.Escape(Say(zh, en))) });
    public ILocator Link(string zh, string en) => Page.GetByRole(AriaRole.Link, new() { NameRegex = Named(zh, en) });
    private Regex Named(string zh, string en) => new($"^{Regex.Escape(Say(zh, en))}$");

    /// <summary>The first column of a list.</summary>
    public ILocator Rows => Main.GetByRole(AriaRole.Table).First.GetByRole(AriaRole.Rowgroup).Last.GetByRole(AriaRole.Link);

    /// <summary>How many records the list says there are in all.</summary>
    public async Task<int> Total()
    {
        await Settled();
        var said = await Main.GetByText(new Regex(Say(@"共 [\d,]+ 条", @"[\d,]+ in all"))).First.InnerTextAsync();
        return int.Parse(Regex.Matches(said, @"[\d,]+").Last().Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    /// <summary>Waits for the list to say that there are so many.</summary>
    public Task Counts(int total) => Expect(Main.GetByText(new Regex(Say($@"共 {total:#,0} 条", $@"\b{total:#,0} in all"))).First).ToBeVisibleAsync();

    /// <summary>Picks one of a list that opens.</summary>
    public async Task Choose(string zh, string en, string option, ILocator? within = null)
    {
        var field = Field(zh, en, within);
        await field.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        // Lists that were opened before are still there, out of sight.
        await Page.GetByTitle(option, new() { Exact = true }).Filter(new() { Visible = true }).Last.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
    }

    /// <summary>Answers a question of yes or no.</summary>
    public Task Pick(string zh, string en, bool yes)
    {
        var radio = Page.GetByRole(AriaRole.Radio, new() { Name = yes ? Say("是", "Yes") : Say("否", "No"), Exact = true });
        return Page.Locator("div").Filter(new() { Has = Page.GetByText(Say(zh, en), new() { Exact = true }) }).Filter(new() { Has = radio }).Last.GetByRole(AriaRole.Radio, new() { Name = yes ? Say("是", "Yes") : Say("否", "No"), Exact = true }).CheckAsync();
    }

    public async Task Day(string zh, string en, string day, ILocator? within = null)
    {
        var field = Field(zh, en, within);
        await field.FillAsync(day);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync(day);
    }

    /// <summary>Hands a paper in.</summary>
    public async Task Attach(string name, ILocator? within = null)
    {
        var place = within ?? Main;
        await place.Locator("input[type=file]").Last.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes($"%PDF-1.4\n% {name}\n%%EOF\n") });
        await Expect(place.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
    }

    /// <summary>Puts the file of one paper into its row; the same words are the same file, whatever it is called.</summary>
    public async Task Scan(ILocator row, string name, string words)
    {
        await row.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.4\n% {words}\n%%EOF\n") });
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
    }

    /// <summary>The card that holds it, with what is said below it.</summary>
    public ILocator CardOf(ILocator held) => Main.Locator("section").Filter(new() { Has = held });

    /// <summary>Does one thing to the record on the page, with what its dialog asks for.</summary>
    public Task Act(string zh, string en, params (string Label, string Value)[] said) => Act(zh, en, [], said);

    /// <summary>Does one thing to the record on the page and hands papers in with it.</summary>
    public async Task Act(string zh, string en, IReadOnlyList<string> papers, params (string Label, string Value)[] said)
    {
        await Button(zh, en).First.ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        foreach (var paper in papers) await Attach(paper, dialog);
        foreach (var (label, value) in said)
            await dialog.GetByLabel(new Regex("^" + Regex.Escape(label))).FillAsync(value);
        await dialog.GetByRole(AriaRole.Button, new() { Name = Say(zh, en), Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Settled();
    }

    /// <summary>Takes the list on the page away as a file.</summary>
    public async Task<string> Export(string kind, string purpose)
    {
        var coming = Page.WaitForDownloadAsync();
        await Button("导出", "Export").ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(new Regex("^" + Say("导出用途", "What it is for"))).FillAsync(purpose);
        if (kind == "csv") await Choose("文件格式", "Format", Say("CSV 文件", "CSV file"), dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = Say("导出", "Export"), Exact = true }).ClickAsync();
        var file = await coming;
        await Expect(dialog).ToBeHiddenAsync();
        Assert.EndsWith("." + kind, file.SuggestedFilename, StringComparison.Ordinal);
        return await file.PathAsync();
    }

    /// <summary>What a list shows: its columns' names, then each row's cells.</summary>
    public async Task<IReadOnlyList<string[]>> Table()
    {
        await Settled();
        return await Main.GetByRole(AriaRole.Table).First.EvaluateAsync<string[][]>("table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent.trim()))");
    }

    /// <summary>What the page is known to complain about from here on, for instance refused requests while the host is away.</summary>
    public void Forgive(string words) => forgiven = words;

    /// <summary>No rule of WCAG 2.2 A and AA that a machine can check is broken on what stands here now.</summary>
    public async Task AssertAccessible(Rules rules = Rules.All)
    {
        RunOnlyOptions those = rules == Rules.OfColour ? new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] }
            : new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
        for (var looks = 1; ; looks++)
        {
            await Settled();
            var asked = await Page.EvaluateAsync<int>("window.asked");
            var found = await Page.RunAxe(new AxeRunOptions { RunOnly = those });
            if (found.Violations.Length == 0) return;
            // What somebody else changed was asked for meanwhile: the page faded while it was looked at.
            if (looks < 3 && await Page.EvaluateAsync<int>("window.asked") != asked) continue;
            Assert.Fail($"{Page.Url} ({Look}):\n" + string.Join('\n', found.Violations.SelectMany(v => v.Nodes.Take(4).Select(n => $"{v.Id}: {v.Help}\n    {n.Html}\n    {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"))));
        }
    }

    /// <summary>Nothing is wider than the screen.</summary>
    public async Task AssertFits() =>
        Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"{Page.Url} is wider than {Look.Width} pixels.");

    /// <summary>Keeps a picture of what stands here, to be looked at.</summary>
    public async Task Keep(string name)
    {
        Directory.CreateDirectory(Artefacts);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Artefacts, $"{name}-{Look}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    public Task Offline(bool off) => context.SetOfflineAsync(off);

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Listen()
    {
        Page.PageError += (_, error) => complaints.Add(error);
        Page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning" && !(forgiven is { } words && said.Text.Contains(words, StringComparison.Ordinal)))
                complaints.Add(said.Text);
        };
    }

    public static string Root()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, "Compliance.sln"))) return at;
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
