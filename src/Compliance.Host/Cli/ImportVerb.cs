using System.CommandLine;
using Compliance.Host.Import;
using Compliance.Host.Import.Csv;
using Compliance.Host.Import.Xes;

namespace Compliance.Host.Cli;

/// <summary><c>import xes FILE…</c> and <c>import csv KIND FILE</c>: history from elsewhere; a second time appends nothing.</summary>
internal static class ImportVerb
{
    public static Command Build() => new("import", "brings in history from elsewhere; a second time appends nothing") { Xes(), Csv() };

    private static Command Xes()
    {
        var files = new Argument<string[]>("file") { Description = "event logs, .xes or .xes.gz", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("xes", "imports XES event logs (IEEE 1849) of permits, declarations and requests for payment") { files };
        var where = Where.AddTo(verb);
        verb.SetAction(async (parsed, ct) =>
        {
            // Every file is looked at before the first is imported: a wrong name at the end of the line changes nothing.
            var streams = parsed.GetValue(files)!.Select(name => (Name: name, Stream: Open(name))).ToList();
            try
            {
                await using var place = await where.OpenAsync(parsed, ct);
                var importer = place.Services.GetRequiredService<Importer>();
                foreach (var (name, stream) in streams)
                {
                    var summary = await Named(name, () => Reporter.RunAsync(Path.GetFileName(name), "%", 100, report => importer.XesAsync(stream, name, report, ct)));
                    Console.WriteLine(summary.ToJson());
                }
                return 0;
            }
            finally
            {
                foreach (var (_, stream) in streams) await stream.DisposeAsync();
            }
        });
        return verb;
    }

    private static Command Csv()
    {
        var kind = new Argument<string>("kind") { Description = string.Join(", ", Importer.CsvKinds.Keys) };
        var file = new Argument<string>("file") { Description = "a table with a header row; UTF-8 or GB18030" };
        var verb = new Command("csv", "imports records of earlier years from a table") { kind, file };
        var where = Where.AddTo(verb);
        verb.SetAction(async (parsed, ct) =>
        {
            var word = parsed.GetValue(kind)!;
            if (!Importer.CsvKinds.TryGetValue(word, out var make))
                throw new InputException($"There is no kind '{word}' of table; the kinds are {string.Join(", ", Importer.CsvKinds.Keys)}.");
            var name = parsed.GetValue(file)!;
            await using var stream = Open(name);
            await using var place = await where.OpenAsync(parsed, ct);
            var summary = await Reporter.RunAsync(Path.GetFileName(name), "rows", 0, report => place.Services.GetRequiredService<Importer>().CsvAsync(make(), stream, name, report, ct));
            Console.WriteLine(summary.ToJson());
            return 0;
        });
        return verb;
    }

    private static FileStream Open(string name)
    {
        try
        {
            return new FileStream(name, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(Directory.Exists(name) ? $"{name} is a directory; give the file." : File.Exists(name) ? $"{name} cannot be read: {e.Message}" : $"There is no file {name}.");
        }
    }

    private static async Task<T> Named<T>(string name, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (XesException e)
        {
            throw new InputException($"{name}, {e.Message}");
        }
    }
}
