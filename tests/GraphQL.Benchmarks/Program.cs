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
    // For a profiler: one query, many times.
    for (var i = 0; i < int.Parse(times, CultureInfo.InvariantCulture); i++) await InProcess.MeasureAsync(Served.Queries.First(q => q.Name.StartsWith(which, StringComparison.Ordinal)).Text);
    return 0;
}
var seconds = args is ["--seconds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 5;
var node = Path.Combine(AppContext.BaseDirectory, "node");
if (!Directory.Exists(Path.Combine(node, "node_modules")))
{
    using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = node })!;
    await npm.WaitForExitAsync();
}

var inProcess = new Dictionary<string, InProcess.Figures>(StringComparer.Ordinal);
foreach (var (name, text, _) in Served.Queries) inProcess[name] = await InProcess.MeasureAsync(text);
using var script = Start("node", "execute.mjs");
var graphqlJs = JsonSerializer.Deserialize<Dictionary<string, double>>(await script.StandardOutput.ReadToEndAsync())!;
Console.WriteLine("| in process | µs | of it a scalar field, ns | bytes allocated | graphql-js µs | graphql-js ÷ ours |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var (name, _, scalars) in Served.Queries)
{
    var ours = inProcess[name];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ours.Microseconds:0.00} | {ours.Microseconds * 1000 / scalars:0} | {ours.Bytes:0} | {graphqlJs[name]:0.0} | {graphqlJs[name] / ours.Microseconds:0.0} |"));
}

Console.WriteLine();
Console.WriteLine("| over HTTP | req/s | p99 ms | ÷ fixed answer | graphql-yoga req/s | p99 ms | ours ÷ graphql-yoga |");
Console.WriteLine("|---|---|---|---|---|---|---|");
using var own = Start(Environment.ProcessPath!, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Served).Assembly.Location, "serve"] : ["serve"]);
var ourPort = int.Parse((await own.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
var ceiling = await Wrk.RunAsync(ourPort, "/fixed", "{ hello }", seconds);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| fixed answer | {ceiling.PerSecond:#,0} | {ceiling.P99Milliseconds:0.00} | 1 | | | |"));
var overHttp = new List<Wrk.Figures>();
foreach (var (_, text, _) in Served.Queries) overHttp.Add(await Wrk.RunAsync(ourPort, "/graphql", text, seconds));
own.Kill();
using var yoga = Start("node", "yoga.mjs");
var yogaPort = int.Parse((await yoga.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
for (var i = 0; i < overHttp.Count; i++)
{
    var theirs = await Wrk.RunAsync(yogaPort, "/graphql", Served.Queries[i].Text, seconds);
    var ours = overHttp[i];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {Served.Queries[i].Name} | {ours.PerSecond:#,0} | {ours.P99Milliseconds:0.00} | {ours.PerSecond / ceiling.PerSecond:0.00} | {theirs.PerSecond:#,0} | {theirs.P99Milliseconds:0.00} | {ours.PerSecond / theirs.PerSecond:0.0} |"));
}
yoga.Kill();
return 0;

Process Start(string command, params string[] arguments) =>
    Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = node, RedirectStandardOutput = true })!;
