namespace EmbeddedPostgres.Tests;

public sealed class HostLockTests
{
    [Fact]
    public async Task A_second_host_is_told_who_is_there_and_gets_the_directory_when_he_is_killed()
    {
        using var place = new Place();
        using var other = await OtherProcess.StartAsync("host", place.Path);

        Assert.Null(HostLock.TryTake(place.Path, out var holder));
        Assert.Equal(other.Pid, holder!.Pid);
        Assert.Equal(Environment.UserName, holder.User);
        Assert.Equal(other.Pid, HostLock.Holder(place.Path)!.Pid);

        other.Kill();
        using var mine = HostLock.TryTake(place.Path, out var nobody);
        Assert.NotNull(mine);
        Assert.Null(nobody);
    }

    [Fact]
    public void The_address_is_read_by_others_and_gone_when_given_back()
    {
        using var place = new Place();
        using (var mine = HostLock.TryTake(place.Path, out _)!)
        {
            mine.Announce("http://127.0.0.1:5080");
            Assert.Equal("http://127.0.0.1:5080", HostLock.Holder(place.Path)!.Address);
        }
        Assert.Null(HostLock.Holder(place.Path));
    }
}
