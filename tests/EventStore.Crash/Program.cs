using System.Globalization;
using EventStore.Crash;

switch (args)
{
    case ["host", var name, var connectionString, var writers]:
        await new Host(name, connectionString).RunAsync(int.Parse(writers, CultureInfo.InvariantCulture));
        return 0;
    case [var rounds, .. var rest] when int.TryParse(rounds, CultureInfo.InvariantCulture, out var count):
        await Campaign.RunAsync(count, rest is [var seed] ? int.Parse(seed, CultureInfo.InvariantCulture) : Environment.TickCount, Console.WriteLine);
        return 0;
    default:
        Console.Error.WriteLine("Say how many rounds, and a seed to repeat a run: dotnet run -c Release --project tests/EventStore.Crash -- 100 [SEED]");
        return 2;
}
