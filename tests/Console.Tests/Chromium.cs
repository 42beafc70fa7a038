using Microsoft.Playwright;

namespace Compliance.Browser;

/// <summary>The one browser of the run: the Chromium that this machine has. Nothing is downloaded, nothing skipped.</summary>
internal static class Chromium
{
    // Loopback only: without these, Chromium looks for its makers' hosts at every start.
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<Task<IBrowser>> Shared = new(StartAsync);

    public static Task<IBrowser> SharedAsync() => Shared.Value;

    private static async Task<IBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Quiet });
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("COMPLIANCE_CHROMIUM") is { Length: > 0 } told)
            return File.Exists(told) ? told : throw new InvalidOperationException($"COMPLIANCE_CHROMIUM names {told}, which is not there.");
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS",
            @"C:\Program Files\Google\Chrome\Application", @"C:\Program Files (x86)\Microsoft\Edge\Application"];
        string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "Google Chrome", "Chromium", "chrome.exe", "msedge.exe"];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            "The console's tests need a Chromium and a Chinese font. On Debian or Ubuntu: apt-get install -y chromium fonts-noto-cjk. Elsewhere install Chrome, Chromium or Edge, or name one in COMPLIANCE_CHROMIUM.");
    }
}
