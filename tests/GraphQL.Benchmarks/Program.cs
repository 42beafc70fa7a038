using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Benchmarks;

if (args is ["serve"])
{
    await Served.RunAsync();
    return 0;
}
if (args is ["spin", var which, var times])
{
    // For a profiler, or for a quick look: the queries whose names begin so, again and again.
    for (var i = 0; i < int.Parse(times, CultureInfo.InvariantCulture); i++)
        foreach (var query in Served.Queries.Where(q => q.Name.StartsWith(which, StringComparison.Ordinal))) Console.WriteLine($"{query.Name}: {await InProcess.MeasureAsync(query.Text)}");
    return 0;
}
var seconds = args is ["--seconds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 5;
var node = Path.Combine(AppContext.BaseDirectory, "node");
if (!Directory.Exists(Path.Combine(node, "node_modules")))
{
    using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = node })!;
    await npm.WaitForExitAsync();
}

var missed = new List<string>();
var inProcess = new Dictionary<string, InProcess.Figures>(StringComparer.Ordinal);
foreach (var (name, text, _) in Served.Queries) inProcess[name] = await InProcess.MeasureAsync(text);
using var script = Start("node", "execute.mjs");
var graphqlJs = JsonSerializer.Deserialize<Dictionary<string, double>>(await script.StandardOutput.ReadToEndAsync())!;
Console.WriteLine("| in process | µs | aim, µs | bytes allocated | graphql-js µs | graphql-js ÷ ours |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var (name, _, scalars) in Served.Queries)
{
    var (ours, aim) = (inProcess[name], 3 + (scalars * 0.025));
    Print($"| {name} | {ours.Microseconds:0.00} | {aim:0.0} | {ours.Bytes:0} | {graphqlJs[name]:0.0} | {graphqlJs[name] / ours.Microseconds:0.0} |");
    Require(ours.Microseconds <= aim, $"{name} in process within {aim} µs");
    Require(ours.Bytes - inProcess["hello"].Bytes < 1, $"{name} without a byte allocated for its properties");
}

Console.WriteLine();
Console.WriteLine("| over HTTP | req/s | p99 ms | ÷ fixed answer | Hot Chocolate ÷ fixed answer | ours ÷ Hot Chocolate | graphql-yoga req/s | p99 ms | ours ÷ graphql-yoga |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
using var own = Start(Environment.ProcessPath!, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Served).Assembly.Location, "serve"] : ["serve"]);
var ourPort = int.Parse((await own.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
var ceiling = await Wrk.RunAsync(ourPort, "/fixed", "{ hello }", seconds);
Print($"| fixed answer | {ceiling.PerSecond:#,0} | {ceiling.P99Milliseconds:0.00} | 1 | | | | | |");
var overHttp = new List<Wrk.Figures>();
foreach (var (_, text, _) in Served.Queries) overHttp.Add(await Wrk.RunAsync(ourPort, "/graphql", text, seconds));
own.Kill();
using var yoga = Start("node", "yoga.mjs");
var yogaPort = int.Parse((await yoga.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
for (var i = 0; i < overHttp.Count; i++)
{
    var theirs = await Wrk.RunAsync(yogaPort, "/graphql", Served.Queries[i].Text, seconds);
    var (name, ours, chocolate) = (Served.Queries[i].Name, overHttp[i], Reference.PerSecond[i] / Reference.FixedPerSecond);
    var (toCeiling, toYoga) = (ours.PerSecond / ceiling.PerSecond, ours.PerSecond / theirs.PerSecond);
    Print($"| {name} | {ours.PerSecond:#,0} | {ours.P99Milliseconds:0.00} | {toCeiling:0.00} | {chocolate:0.000} | {toCeiling / chocolate:0.0} | {theirs.PerSecond:#,0} | {theirs.P99Milliseconds:0.00} | {toYoga:0.0} |");
    Require(toYoga >= 3, $"{name} over HTTP at 3 times graphql-yoga");
    Require(toCeiling / chocolate >= Reference.Aim[i], $"{name} over HTTP at {Reference.Aim[i]} times Hot Chocolate");
}
yoga.Kill();
foreach (var aim in missed) Console.WriteLine($"MISSED: {aim}");
return missed.Count == 0 ? 0 : 1;

void Require(bool holds, string aim)
{
    if (!holds) missed.Add(aim);
}

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

Process Start(string command, params string[] arguments) =>
    Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = node, RedirectStandardOutput = true })!;

/// <summary>
/// Hot Chocolate (a preview of version 16), which cannot be had here, on two cores shared with 32 connections of wrk; and what
/// an address that reads the body as JSON and answers fixed bytes reached there, by which the two machines are compared.
/// </summary>
file static class Reference
{
    public const double FixedPerSecond = 74_800;
    public static readonly double[] PerSecond = [39_700, 6_450, 2_470];
    public static readonly double[] Aim = [1.4, 4, 4];
}
