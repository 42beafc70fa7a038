using System.Globalization;
using EventStore.Load;

double Seconds(string[] rest, double otherwise) => rest is [var given, ..] ? double.Parse(given, CultureInfo.InvariantCulture) : otherwise;

switch (args)
{
    case ["marten", .. var rest]:
        await AgainstMarten.RunAsync(Seconds(rest, 5));
        return 0;
    case ["race", .. var rest]:
        await Race.RunAsync(rest is [var writers, ..] ? int.Parse(writers, CultureInfo.InvariantCulture) : 16, rest is [_, var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 9, 2);
        return 0;
    case [] or [not "curve", ..]:
        await Benchmarks.RunAsync(Seconds(args, 5));
        return 0;
    case ["curve", var upTo, .. var rest]:
        await Curve.RunAsync(long.Parse(upTo, CultureInfo.InvariantCulture), Seconds(rest, 5), rest is [_, var directory, ..] ? directory : null);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project tests/EventStore.Load -- [SECONDS] | curve EVENTS [SECONDS [DIRECTORY]] | marten [SECONDS] | race [WRITERS [ROUNDS]]");
        return 2;
}
