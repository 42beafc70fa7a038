using Compliance.Host;
using Xunit;

namespace Compliance.Scenarios.Hosting;

public sealed class SettingsTests
{
    private static Settings Read(CommandLineSettings? line = null, params (string Name, string Value)[] environment) =>
        Settings.Read(line, name => environment.Where(e => e.Name == name).Select(e => e.Value).FirstOrDefault());

    [Fact]
    public void Without_any_setting_it_is_the_embedded_database_with_its_demo_on_the_default_address()
    {
        var settings = Read();
        Assert.True(settings is { IsEmbedded: true, Demo: true, FileLimit: 20_000_000 });
        Assert.Equal([Settings.DefaultUrl], settings.Urls);
        Assert.True(Path.IsPathFullyQualified(settings.Data));
    }

    [Fact]
    public void A_named_database_gets_no_demo_unless_asked()
    {
        Assert.False(Read(null, ("COMPLIANCE_DATABASE", "Host=db")).Demo);
        Assert.True(Read(new CommandLineSettings(Demo: true), ("COMPLIANCE_DATABASE", "Host=db")).Demo);
        Assert.True(Read(null, ("COMPLIANCE_DATABASE", "Host=db"), ("COMPLIANCE_DEMO", "true")).Demo);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{"Compliance":{"Urls":"http://127.0.0.1:1","Data":"/from/file","Tenant":"from-file"}}""");
        var settings = Settings.Read(new CommandLineSettings(Urls: "http://127.0.0.1:3"), name => name switch { "COMPLIANCE_URLS" => "http://127.0.0.1:2", "COMPLIANCE_DATA" => "/from/environment", _ => null }, file);
        Assert.Equal("http://127.0.0.1:3", Assert.Single(settings.Urls));
        Assert.Equal(Path.GetFullPath("/from/environment"), settings.Data);
        Assert.Equal("from-file", settings.Tenant);
        File.Delete(file);
    }

    [Theory]
    [InlineData("COMPLIANCE_DATABASE", "secret-that-is-no-connection-string", "Database")]
    [InlineData("COMPLIANCE_DATABASE", "Username=x;Password=secret", "Database")]
    [InlineData("COMPLIANCE_URLS", "ftp://x", "Urls")]
    [InlineData("COMPLIANCE_URLS", "http://x/path", "Urls")]
    [InlineData("COMPLIANCE_URLS", ";", "Urls")]
    [InlineData("COMPLIANCE_DEMO_PASSWORD", "secret", "DemoPassword")]
    [InlineData("COMPLIANCE_DEMO", "perhaps", "Demo")]
    [InlineData("COMPLIANCE_TENANT", "Ärzte Verein", "Tenant")]
    [InlineData("COMPLIANCE_FILE_LIMIT_MEGABYTES", "-1", "FileLimitMegabytes")]
    [InlineData("COMPLIANCE_SESSION_HOURS", "0", "SessionHours")]
    [InlineData("COMPLIANCE_TRUSTED_PROXIES", "everyone", "TrustedProxies")]
    [InlineData("COMPLIANCE_DATA", "/etc/passwd", "Data")]
    public void A_setting_that_cannot_be_followed_is_named_with_its_remedy_and_without_its_secret(string name, string value, string told)
    {
        var refused = Assert.Throws<SettingsException>(() => Read(null, (name, value)));
        Assert.StartsWith($"The setting {told} ({name}, Compliance:{told}) ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_settings_file_is_told_with_its_name()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{ not json");
        var refused = Assert.Throws<SettingsException>(() => Settings.Read(null, _ => null, file));
        Assert.Contains("Mend the file", refused.Message, StringComparison.Ordinal);
        File.Delete(file);
    }
}
