using System.CommandLine;

namespace Compliance.Host.Cli;

/// <summary><c>serve</c>: the register, until it is told to stop.</summary>
internal static class ServeVerb
{
    public static Command Build()
    {
        var command = new Command("serve", "the register over HTTP: GraphQL, console, files");
        Equip(command);
        return command;
    }

    public static void Equip(Command command)
    {
        var where = Where.AddTo(command);
        var urls = new Option<string?>("--urls") { Description = $"addresses to listen on, with semicolons (COMPLIANCE_URLS; {Settings.DefaultUrl})" };
        var demo = new Option<bool>("--demo") { Description = "with the demo association (default in an embedded database)" };
        var noDemo = new Option<bool>("--no-demo") { Description = "without the demo association" };
        command.Options.Add(urls);
        command.Options.Add(demo);
        command.Options.Add(noDemo);
        command.Validators.Add(result =>
        {
            if (result.GetValue(demo) && result.GetValue(noDemo))
                result.AddError("--demo and --no-demo exclude each other; give one of them.");
        });
        command.SetAction((parsed, ct) => RunAsync(Settings.Read(where.Read(parsed) with
        {
            Urls = parsed.GetValue(urls),
            Demo = parsed.GetValue(demo) ? true : parsed.GetValue(noDemo) ? false : null,
        }), ct));
    }

    private static async Task<int> RunAsync(Settings settings, CancellationToken ct)
    {
        await using var serving = await Serving.StartAsync(settings, ct);
        Console.WriteLine($"ready {serving.Address}");
        foreach (var line in serving.Told)
            Console.WriteLine(line);
        await serving.WaitForShutdownAsync(ct);
        return 0;
    }
}
