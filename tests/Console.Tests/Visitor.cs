using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Host.Access;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Console.Tests;

/// <summary>Somebody at a browser. He finds things as people do: by their role and their name.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string Artefacts = Path.Combine(Root(), "tests", "Console.Tests", "artefacts");

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

    public static async Task<Visitor> ArriveAsync(ConsoleFixture console, string? user, Look look)
    {
        var context = await console.Browser.NewContextAsync(new()
        {
            BaseURL = console.Address.ToString(), ViewportSize = new() { Width = look.Width, Height = look.Height }, Locale = look.Language, TimezoneId = "Asia/Shanghai",
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce, HasTouch = look.Width < 500, AcceptDownloads = true,
        });
        context.SetDefaultTimeout(15_000);
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

    /// <summary>Everything that was asked for has been answered.</summary>
    public async Task Settled()
    {
        await Expect(Title.Or(Main.GetByRole(AriaRole.Alert)).First).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Status, new() { Name = Say("正在读取", "Reading"), Exact = true })).ToHaveCountAsync(0);
        await Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    public ILocator Button(string zh, string en) => Page.GetByRole(AriaRole.Button, new() { NameRegex = Named(zh, en) });
    public ILocator Field(string zh, string en) => Page.GetByLabel(Say(zh, en), new() { Exact = true });
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
    public async Task Choose(string zh, string en, string option)
    {
        await Field(zh, en).ClickAsync();
        await Page.GetByTitle(option, new() { Exact = true }).Last.ClickAsync();
    }

    /// <summary>Answers a question of yes or no.</summary>
    public Task Pick(string zh, string en, bool yes)
    {
        var radio = Page.GetByRole(AriaRole.Radio, new() { Name = yes ? Say("是", "Yes") : Say("否", "No"), Exact = true });
        return Page.Locator("div").Filter(new() { Has = Page.GetByText(Say(zh, en), new() { Exact = true }) }).Filter(new() { Has = radio }).Last.GetByRole(AriaRole.Radio, new() { Name = yes ? Say("是", "Yes") : Say("否", "No"), Exact = true }).CheckAsync();
    }

    public async Task Day(string zh, string en, string day)
    {
        await Field(zh, en).FillAsync(day);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Does one thing to the record on the page, with what its dialog asks for.</summary>
    public async Task Act(string zh, string en, params (string Label, string Value)[] said)
    {
        await Button(zh, en).First.ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        foreach (var (label, value) in said)
            await dialog.GetByLabel(new Regex("^" + Regex.Escape(label))).FillAsync(value);
        await dialog.GetByRole(AriaRole.Button, new() { Name = Say(zh, en), Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Settled();
    }

    /// <summary>What the page is known to complain about from here on, for instance refused requests while the host is away.</summary>
    public void Forgive(string words) => forgiven = words;

    /// <summary>No rule of WCAG 2.2 A and AA that a machine can check is broken on what stands here now.</summary>
    public async Task AssertAccessible()
    {
        await Settled();
        // A colour on its way to another is neither's contrast.
        await Page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity).map(a => a.finished))");
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(found.Violations.Length == 0, $"{Page.Url} ({Look}):\n" + string.Join('\n', found.Violations.SelectMany(v => v.Nodes.Take(4).Select(n => $"{v.Id}: {v.Help}\n    {n.Html}\n    {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"))));
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
