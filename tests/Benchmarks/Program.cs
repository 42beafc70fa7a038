using System.Globalization;
using Benchmarks;

// load [--stored 1000,100000] [--seconds 5] [--warm-up 45] [--only WORDS,WORDS] [--own]
// console [--stored 100000] [--rounds 20] [--only WORDS,WORDS]
if (args is ["console", ..])
    return await ConsoleSpeed.RunAsync(int.Parse(Option("--stored", "100000"), CultureInfo.InvariantCulture), int.Parse(Option("--rounds", "20"), CultureInfo.InvariantCulture), Option("--only", "").Split(',')) ? 0 : 1;
if (args is not ["load", ..])
{
    Console.Error.WriteLine("Say what to measure: load [--stored 1000,100000] [--seconds 5] [--warm-up 45] [--only WORDS,WORDS] [--own], or console [--stored 100000] [--rounds 20] [--only WORDS,WORDS].");
    return 2;
}
var stored = Option("--stored", "1000,100000").Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToArray();
var seconds = TimeSpan.FromSeconds(Math.Clamp(double.Parse(Option("--seconds", "5"), CultureInfo.InvariantCulture), 1, 60));
var warmUp = TimeSpan.FromSeconds(Math.Clamp(double.Parse(Option("--warm-up", "45"), CultureInfo.InvariantCulture), 1, 60));
var only = Option("--only", "").Split(',');
var byWrk = Wrk.IsThere && !args.Contains("--own");
Console.Error.WriteLine(byWrk ? "load by wrk" : "load by the driver's own client");

Console.WriteLine("| act | stored | connections | req/s | p50 ms | p99 ms | rate ÷ reference | p99 ÷ reference | host µs | PostgreSQL µs |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
var failed = false;
foreach (var size in stored)
{
    await using var register = await Register.OpenAsync(size);
    Console.Error.WriteLine($"ready after {register.FirstAnswerSeconds:0.00} s, {register.ResidentMegabytes} MB resident");
    foreach (var act in Acts.All.Where(a => only.Any(o => a.Name.Contains(o, StringComparison.OrdinalIgnoreCase))))
    {
        Acts.NewRun();
        byte[]? Body(int n) => act.Body(n, size);
        Spent SpentSoFar() => register.Spent;
        var token = await register.TokenAsync(act.User);
        // A small register's records would be used up before the code that works on them is compiled for good.
        var scarce = act.Once && size < seconds.TotalSeconds * Wrk.MostASecond;
        var m = await LoadClient.RunAsync(register.Address, token, act.Connections, scarce ? TimeSpan.FromMilliseconds(200) : warmUp, Body, 0, SpentSoFar);
        // The warm-up has looked at the answers; what it found stays said.
        if (m.Failures == 0)
            m = byWrk && !scarce ? await Wrk.RunAsync(register.Address, token, act.Connections, seconds, Body, m.Next, SpentSoFar)
                : await LoadClient.RunAsync(register.Address, token, act.Connections, seconds, Body, m.Next, SpentSoFar);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {act.Name} | {size:#,0} | {act.Connections} | {m.Rate:#,0} | {m.P50.TotalMilliseconds:0.0} | {m.P99.TotalMilliseconds:0.0} | {Ratio(m.Rate, act.ReferenceRate)} | {Ratio(m.P99.TotalMilliseconds, act.ReferenceP99)} | {m.Spent.Host * 1e6 / m.Requests:#,0} | {m.Spent.Postgres * 1e6 / m.Requests:#,0} |"));
        if (m.Failures == 0) continue;
        failed = true;
        Console.Error.WriteLine($"{act.Name}: {m.Failures} of {m.Requests} failed, the first: {m.FirstFailure![..Math.Min(600, m.FirstFailure!.Length)]}");
    }
    Console.Error.WriteLine($"{register.ResidentMegabytes} MB resident after the load");
}
return failed ? 1 : 0;

static string Ratio(double figure, double reference) => double.IsNaN(reference) ? "–" : (figure / reference).ToString("0.00", CultureInfo.InvariantCulture);

string Option(string name, string otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
