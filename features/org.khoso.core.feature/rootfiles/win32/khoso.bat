@echo off
rem khoso: opens the window; khoso [--archive DIR] [--lang vi|en] VERB ...: runs a verb; khoso --help lists them
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"

rem Java 21 or later: KHOSO_JAVA (the program), jre\ beside this file, JAVA_HOME, the path; the release file saves starting it to ask
set "JAVA="
if defined KHOSO_JAVA set "JAVA=%KHOSO_JAVA%"
if not defined JAVA if exist "%HERE%jre\bin\java.exe" set "JAVA=%HERE%jre\bin\java.exe"
if not defined JAVA if defined JAVA_HOME call :fits "%JAVA_HOME%"
if not defined JAVA for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :fits "%%~dp$PATH:j.."
if not defined JAVA goto nojava

for %%f in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~ff"
for %%f in ("%HERE%plugins\org.khoso.cli_*.jar") do set "CLI=%%~ff"
for %%f in ("%HERE%plugins\org.khoso.api_*.jar") do set "API=%%~ff"
rem the second compiler takes as long as the start itself, for code that is never needed again: it waits for what is truly hot
set PATIENT=-XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000
rem the window: what the first compiler makes counts how often it is run and notes nothing else, which would cost a fourth of all that runs until then
set LEAN=%PATIENT% -XX:-C1ProfileCalls -XX:-C1ProfileVirtualCalls -XX:-C1ProfileInlinedCalls -XX:-C1ProfileBranches -XX:-C1ProfileCheckcasts -XX:-C1UpdateMethodData -XX:TypeProfileLevel=0 -XX:Tier3InvokeNotifyFreqLog=14 -XX:Tier3BackedgeNotifyFreqLog=16
rem a verb in a moment, and one that works long: less put into one method halves what the second compiler costs, the collector takes all processors
set BRIEF=-XX:+UseSerialGC -XX:NewSize=24m -XX:TieredStopAtLevel=1
set LONG=-XX:+UseParallelGC -XX:MaxInlineLevel=9 -XX:InlineSmallCode=1200 -XX:LoopUnrollLimit=20 -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=10000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000
set LOG=-Djava.util.logging.config.file="%HERE%logging.properties" -Dfile.encoding=UTF-8

rem a service account may have no profile: its own folder among the temporary ones
if not defined KHOSO_HOME if defined USERPROFILE set "KHOSO_HOME=%USERPROFILE%\.khoso"
if not defined KHOSO_HOME set "KHOSO_HOME=%TEMP%\khoso-%USERNAME%"
if not exist "%KHOSO_HOME%\" mkdir "%KHOSO_HOME%" 2>nul
if not exist "%KHOSO_HOME%\" goto nohome
set LOG=%LOG% -Dkhoso.home="%KHOSO_HOME%"

rem an install that the user can't write to keeps its configuration in the home folder
set "AREA="
set "STORE=%HERE%configuration"
copy /y nul "%STORE%\.khoso-%USERNAME%" >nul 2>nul
if errorlevel 1 goto readonly
del /q "%STORE%\.khoso-%USERNAME%" >nul 2>nul
goto options
:readonly
set "STORE=%KHOSO_HOME%\configuration"
if not exist "%STORE%\" mkdir "%STORE%" 2>nul
set AREA=-configuration "%STORE%"

rem what the framework knows with a set of plug-ins is kept beside them: a process that changes them must not change it under one that starts
rem (docs/adr/0024-state-of-the-framework.md); where the key of another set is met, the process brings the state in line itself
:options
set "PLUGINS="
if exist "%KHOSO_HOME%\plugins\installed.txt" for %%f in ("%KHOSO_HOME%\plugins\installed.txt") do set "PLUGINS=%%~zf-%%~tf"
if defined PLUGINS set "PLUGINS=%PLUGINS::=%"
if defined PLUGINS set "PLUGINS=%PLUGINS:/=%"
if defined PLUGINS set "PLUGINS=%PLUGINS: =%"
if defined PLUGINS set "PLUGINS=%PLUGINS:.=%"
rem options that stand before a verb; without a verb the window opens with them (shift leaves %* as it was; cmd splits --archive=DIR itself)
set "FORMAT="
:next
if "%~1"=="" goto noverb
if "%~1"=="--archive" goto archive
if "%~1"=="--lang" goto language
if "%~1"=="--format" goto format
goto verb
:archive
if "%~2"=="" goto verb
set "KHOSO_ARCHIVE=%~f2"
shift
shift
goto next
:language
if "%~2"=="" goto verb
set "KHOSO_LANG=%~2"
shift
shift
goto next
:format
if "%~2"=="" goto verb
set "FORMAT=%~2"
shift
shift
goto next

rem a form of output is no wish for a window: the command line says what is missing
:noverb
if defined FORMAT goto verb
goto window

:verb
rem verbs write UTF-8; the console gets its own code page back at the end
set "PAGE="
for /f "tokens=2 delims=:." %%p in ('chcp') do for %%q in (%%p) do set "PAGE=%%q"
chcp 65001 >nul
rem where a running Khoso holds the archive, it answers: no need to start another
set "HELD="
if defined KHOSO_ARCHIVE if exist "%KHOSO_ARCHIVE%\.owner" set "HELD=1"
if not defined KHOSO_ARCHIVE if exist "archive.xmi" if exist ".owner" set "HELD=1"
rem plug-ins are changed by a process of its own, which runs none of them
if "%~1"=="plugin" set "PLUGINS="
if "%~1"=="plugin" goto start
if not defined HELD goto start
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -XX:+DisplayVMOutputToStderr -Xlog:disable -Dfile.encoding=UTF-8 -cp "%CLI%;%API%" org.khoso.cli.client.Client %*
set "CODE=%ERRORLEVEL%"
if not "%CODE%"=="75" goto done
:start
rem verbs whose work is long get the second compiler, without which checksums take several times as long; short ones would only wait for it
set TIERS=%BRIEF%
for %%v in (intake scan check-package package backup restore fixity demo hold) do if "%~1"=="%%v" set TIERS=%LONG%
if "%~1"=="check-file" set TIERS=-XX:+UseSerialGC %PATIENT%
set "BIG="
set "PLACE=%KHOSO_ARCHIVE%"
if not defined PLACE set "PLACE=."
for %%f in ("%PLACE%\db\*.mv.db" "%PLACE%\journal\*.payload") do if %%~zf GTR 16777216 set "BIG=1"
if defined BIG for %%v in (check index journal convert-standard report survey admin) do if "%~1"=="%%v" set TIERS=%LONG%
if defined PLUGINS set AREA=-configuration "%KHOSO_HOME%\plugins\start-%PLUGINS%"
"%JAVA%" %TIERS% -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="%STORE%\classes.jsa" -Xlog:disable -XX:+DisplayVMOutputToStderr -Djava.awt.headless=true -Dosgi.startLevel=5 %LOG% %KHOSO_JAVA_OPTS% -jar "%LAUNCHER%" -nosplash -name khoso %AREA% -application org.khoso.cli.app -data @none %*
set "CODE=%ERRORLEVEL%"
:done
if defined PAGE chcp %PAGE% >nul
exit /b %CODE%

rem Equinox ends with 23 to be started again: the language was changed. What was asked for on the command line held for the first start
:window
if defined PLUGINS set AREA=-configuration "%KHOSO_HOME%\plugins\start-%PLUGINS%"
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseG1GC -XX:MaxGCPauseMillis=40 -XX:MetaspaceSize=192m -Xms256m -XX:NewSize=96m %LEAN% -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="%STORE%\window.jsa" -Xlog:disable -XX:+DisplayVMOutputToStderr %LOG% %KHOSO_JAVA_OPTS% -jar "%LAUNCHER%" -nosplash -name Khoso %AREA% -clearPersistedState -data "%KHOSO_HOME%\workspace"
if not "%ERRORLEVEL%"=="23" exit /b %ERRORLEVEL%
set "KHOSO_LANG="
set "KHOSO_ARCHIVE="
goto window

:nojava
echo khoso: Java 21 or later is missing: put one into "%HERE%jre", or set JAVA_HOME 1>&2
exit /b 3
:nohome
echo khoso: "%KHOSO_HOME%" can't be written: set KHOSO_HOME to a folder of your own 1>&2
exit /b 3

rem takes the Java of a folder if it is there and not too old; one without a release file says itself that it is
:fits
if not exist "%~1\bin\java.exe" exit /b 0
set "VERSION=21"
if exist "%~1\release" for /f "usebackq tokens=2 delims==." %%v in (`findstr /b /c:"JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%v"
set "VERSION=%VERSION:"=%"
if %VERSION% LSS 21 exit /b 0
set "JAVA=%~1\bin\java.exe"
exit /b 0
