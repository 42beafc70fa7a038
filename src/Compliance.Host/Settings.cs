using System.Globalization;
using System.Net;
using Npgsql;

namespace Compliance.Host;

/// <summary>A setting that cannot be followed.</summary>
internal sealed class SettingsException(string message) : InputException(message);

/// <summary>What a verb's command line may set; null = not given.</summary>
internal sealed record CommandLineSettings(string? Database = null, string? Data = null, string? Urls = null, bool? Demo = null);

/// <summary>
/// The host's settings. The command line wins over the environment (<c>COMPLIANCE_DATABASE</c>), which wins over
/// <c>appsettings.json</c> (<c>Compliance:Database</c>).
/// </summary>
internal sealed record Settings
{
    private static readonly string[] OfAccess = ["SignInsPerMinute", "GraphqlCostPerMinute", "OidcAuthority", "OidcAudience"];
    public const string DefaultUrl = "http://127.0.0.1:5080";
    private static readonly string[] Names =
        ["Database", "Data", "DemoPassword", "Urls", "Demo", "Tenant", "FileLimitMegabytes", "SessionHours", "TrustedProxies", "VaultKey", "TrustedDocumentsOnly", "RequestSeconds"];

    /// <summary>An Npgsql connection string; null = the embedded server.</summary>
    public string? Database { get; init; }
    /// <summary>The directory of the embedded database, the files, the logs and the keys; absolute.</summary>
    public required string Data { get; init; }
    public string? DemoPassword { get; init; }
    /// <summary>32 bytes in Base64 that seal the people vault; null = made once and kept in the data directory. Hosts that share a database share it.</summary>
    public string? VaultKey { get; init; }
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];
    /// <summary>Whether the demo association and its accounts are wanted. By default in a private database only.</summary>
    public bool Demo { get; init; }
    /// <summary>Whether the demo accounts find an association with records; tests begin on an empty register.</summary>
    public bool DemoRecords { get; init; } = true;
    /// <summary>The association this host serves.</summary>
    public string Tenant { get; init; } = "association";
    public long FileLimit { get; init; } = 20_000_000;
    /// <summary>Tries of one account; of one address six times as many.</summary>
    public int SignInsPerMinute { get; init; } = 10;
    /// <summary>What one account may ask of the graph: a request costs one, and one for each 4 KB of its answer.</summary>
    public int GraphqlCostPerMinute { get; init; } = 600_000;
    /// <summary>After this long a request to the graph is given up, inside the database too.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>A session ends after this long without use.</summary>
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(8);
    /// <summary>Reverse proxies whose X-Forwarded-* headers are believed, loopback always among them.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];
    /// <summary>Whether only the documents that the console was built with are run; other programs are then turned away.</summary>
    public bool TrustedDocumentsOnly { get; init; }
    public IConfiguration Configuration { get; init; } = new ConfigurationBuilder().AddInMemoryCollection().Build();

    public bool IsEmbedded => Database is null;

    /// <summary>Closed to everybody else; as root, the account that runs the database may pass through and sees nothing.</summary>
    public void MakeDataDirectory()
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var logs = Path.Combine(Data, "logs");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(logs);
            return;
        }
        if (!Directory.Exists(Data))
            Directory.CreateDirectory(Data, own | (Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : 0));
        Directory.CreateDirectory(logs, own);
    }

    public static Settings Read(CommandLineSettings? commandLine = null, Func<string, string?>? environment = null, string? file = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        var configuration = ReadFiles(file, Names.Concat(OfAccess).Select(n => KeyValuePair.Create($"Compliance:{n}", environment($"COMPLIANCE_{EnvironmentName(n)}")))
            .Where(p => !string.IsNullOrWhiteSpace(p.Value)));
        string? Get(string name) => configuration[$"Compliance:{name}"] is { } v && !string.IsNullOrWhiteSpace(v) ? v.Trim() : null;

        var database = commandLine?.Database ?? Get("Database");
        var urls = commandLine?.Urls ?? Get("Urls");
        return new Settings
        {
            Database = database is null ? null : CheckDatabase(database),
            Data = CheckData(commandLine?.Data ?? Get("Data") ?? DefaultData()),
            DemoPassword = Get("DemoPassword") is not { } password ? null : password.Length >= 8 ? password
                : throw Bad("DemoPassword", "is shorter than 8 characters", "choose a longer one or unset it to have one made"),
            VaultKey = Get("VaultKey"),
            Urls = urls is null ? [DefaultUrl] : CheckUrls(urls),
            Demo = commandLine?.Demo ?? Flag("Demo", Get("Demo")) ?? database is null,
            Tenant = Get("Tenant") is not { } tenant ? "association" : IsSlug(tenant) ? tenant
                : throw Bad("Tenant", $"is '{tenant}'", "use lower-case letters, digits and hyphens, at most 60"),
            SignInsPerMinute = (int)(Number("SignInsPerMinute", Get("SignInsPerMinute"), 1, 100_000) ?? 10),
            GraphqlCostPerMinute = (int)(Number("GraphqlCostPerMinute", Get("GraphqlCostPerMinute"), 60, 1_000_000_000) ?? 600_000),
            FileLimit = (long)((Number("FileLimitMegabytes", Get("FileLimitMegabytes"), 0.001m, 2000) ?? 20) * 1_000_000),
            RequestLimit = TimeSpan.FromSeconds((double)(Number("RequestSeconds", Get("RequestSeconds"), 1, 3600) ?? 30)),
            SessionLength = TimeSpan.FromHours((double)(Number("SessionHours", Get("SessionHours"), 0.1m, 720) ?? 8)),
            TrustedProxies = Get("TrustedProxies") is { } proxies ? CheckProxies(proxies) : [],
            TrustedDocumentsOnly = Flag("TrustedDocumentsOnly", Get("TrustedDocumentsOnly")) ?? false,
            Configuration = configuration,
        };
    }

    private static IConfigurationRoot ReadFiles(string? file, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        try
        {
            var builder = new ConfigurationBuilder();
            foreach (var path in file is null ? [Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")] : new[] { file })
                builder.AddJsonFile(path, optional: file is null, reloadOnChange: false);
            return builder.AddInMemoryCollection(environment).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or FileNotFoundException)
        {
            throw new SettingsException($"{(e.InnerException ?? e).Message.ReplaceLineEndings(" ")} Mend the file or remove it.");
        }
    }

    private static string CheckDatabase(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 } ? text : throw Bad("Database", "names no Host", "write for instance Host=db;Username=compliance;Database=compliance");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The text itself may hold a password, and so may the parser's words.
            throw Bad("Database", "is no Npgsql connection string", "write for instance Host=db;Username=compliance;Password=…;Database=compliance");
        }
    }

    private static string CheckData(string text)
    {
        var path = Path.GetFullPath(text);
        return File.Exists(path) ? throw Bad("Data", $"is '{path}', which is a file", "name a directory; it is made when missing") : path;
    }

    private static string[] CheckUrls(string text)
    {
        var urls = text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            // Kestrel's + and * stand for every address; they are no hosts to Uri.
            var ok = Uri.TryCreate(url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/";
            if (!ok)
                throw Bad("Urls", $"holds '{url}'", $"write an address such as {DefaultUrl}, several with semicolons");
        }
        return urls.Length > 0 ? urls : throw Bad("Urls", "is empty", $"write an address such as {DefaultUrl}");
    }

    private static List<IPNetwork> CheckProxies(string text) =>
        [.. text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p =>
            IPNetwork.TryParse(p.Contains('/', StringComparison.Ordinal) ? p : p + (p.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), out var network) ? network
                : throw Bad("TrustedProxies", $"holds '{p}'", "write addresses or networks such as 10.0.0.0/8"))];

    private static bool? Flag(string name, string? text) =>
        text is null ? null : bool.TryParse(text, out var flag) ? flag : text is "1" ? true : text is "0" ? false : throw Bad(name, $"is '{text}'", "write true or false");

    private static decimal? Number(string name, string? text, decimal min, decimal max) =>
        text is null ? null : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max ? n
            : throw Bad(name, $"is '{text}'", string.Create(CultureInfo.InvariantCulture, $"write a number from {min} to {max}"));

    private static bool IsSlug(string text) => text.Length <= 60 && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    private static SettingsException Bad(string name, string what, string mend) =>
        new($"The setting {name} (COMPLIANCE_{EnvironmentName(name)}, Compliance:{name}) {what}: {mend}.");

    private static string EnvironmentName(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    private static string DefaultData()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            return "/var/lib/compliance";
        var home = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return home.Length > 0 ? Path.Combine(home, "compliance") : throw Bad("Data", "is not set and this account has no home", "name a directory");
    }
}
