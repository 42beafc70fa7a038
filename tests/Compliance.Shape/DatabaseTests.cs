using Compliance.Host.Cli;
using Xunit;

namespace Compliance.Shape;

public sealed class DatabaseTests
{
    private static readonly string File = Path.Combine(Repository(), "schema", "database", "register.sql");

    [Fact]
    public void The_DDL_on_disk_is_the_DDL_the_host_applies()
    {
        var printed = SchemaVerb.Ddl();
        if (Environment.GetEnvironmentVariable("COMPLIANCE_WRITE_SCHEMA") == "1") System.IO.File.WriteAllText(File, printed);
        Assert.True(printed == System.IO.File.ReadAllText(File), $"{File} is behind the code: run the test with COMPLIANCE_WRITE_SCHEMA=1, read the change, commit it.");
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Compliance.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root was not found.");
        return folder;
    }
}
